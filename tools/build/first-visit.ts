import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

const STYLESHEET = /\s*<link rel="stylesheet"[^>]*>/g
const COMMENT = /\s*<!--.*?-->/gs

/**
 * What makes the first visit over a village link quick:
 * - the app's stylesheet moves from the head, where it holds up all painting, to behind the frame: that is painted before
 *   anything else has come. Scripts still wait for the stylesheet, so the app itself is never seen undressed;
 * - what a phone without a shop shows first is asked for with the page, not two round trips (of 400 ms) later. On all later
 *   visits the service worker has it.
 */
export function firstVisit(sources: string[]): Plugin {
  return {
    name: 'talat:first-visit',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, chunk }) {
        const sheets = (html.match(STYLESHEET) ?? []).map((sheet) => sheet.trim())
        const bare = html.replace(STYLESHEET, '').replace(COMMENT, '')
        const painted = bare.replace('</body>', `  ${sheets.join('\n  ')}\n  </body>`)
        return { html: painted, tags: chunk ? preloads(sources, chunk, bundle) : [] }
      },
    },
  }
}

/** Links for the chunks of the sources, and for what these import, beyond what the page's entry loads anyway. */
function preloads(sources: string[], entry: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
  const loaded = withImports([entry], chunks)
  const wanted = chunks.filter((chunk) => sources.some((source) => chunk.facadeModuleId?.endsWith(source)))
  return [...withImports(wanted, chunks)]
    .filter((chunk) => !loaded.has(chunk))
    .map(({ fileName }) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
      injectTo: 'head',
    }))
}

function withImports(wanted: Rolldown.OutputChunk[], chunks: Rolldown.OutputChunk[]): Set<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>()
  const visit = (chunk: Rolldown.OutputChunk) => {
    if (found.has(chunk)) return
    found.add(chunk)
    for (const imported of chunks) if (chunk.imports.includes(imported.fileName)) visit(imported)
  }
  for (const chunk of wanted) visit(chunk)
  return found
}
