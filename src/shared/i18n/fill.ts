/** Message templates: `{name}` is replaced, `{count|sale|sales}` picks by number (Thai, Lao and Chinese have one form and never use it). */

/** The names that a template asks for, read from its text by the type checker. */
export type Params<Template extends string> = Template extends `${string}{${infer Slot}}${infer Rest}`
  ? (Slot extends `${infer Name}|${string}` ? Name : Slot) | Params<Rest>
  : never

const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g

/**
 * The template with its slots filled. A slot without a value stays visible, so that a mistake is seen.
 * @param write how a number is written: in the digits of another script
 */
export function fill(
  template: string,
  params: Record<string, string | number> = {},
  write: (number: string) => string = String,
): string {
  return template.replace(SLOT, (slot, name: string, one?: string, other?: string) => {
    const value = params[name]
    if (value === undefined) return slot
    if (one === undefined || other === undefined) return typeof value === 'number' ? write(String(value)) : value
    return Number(value) === 1 ? one : other
  })
}
