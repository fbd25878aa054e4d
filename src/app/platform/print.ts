interface Paper {
  /** A class of the document while it prints. */
  look: string
  /** As CSS has it in `@page`; asked for once the page has its look. */
  size: () => string
  margin: string
}

/**
 * Prints the page on a paper. Its size stands in a rule of the page: nothing else can say it to the printer. (The rule is
 * added as a sheet of its own: as an element the Content-Security-Policy would refuse it.)
 */
export function printPage({ look, size, margin }: Paper): void {
  const classes = document.documentElement.classList
  classes.add(look)
  const rule = new CSSStyleSheet()
  rule.replaceSync(`@page { size: ${size()}; margin: ${margin} }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule]
  // Some browsers come back from `print` at once, and the printer's window stays open.
  addEventListener(
    'afterprint',
    () => {
      classes.remove(look)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rule)
    },
    { once: true },
  )
  print()
}
