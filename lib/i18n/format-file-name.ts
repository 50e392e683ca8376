// What a file is called on its way to the browser: whose it is, what stands in it, and of which day. Safe for the client.

/** Signs that some computer's folders do not bear. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are among them
const UNBEARABLE = /[\\/:*?"<>|\u0000-\u001f]/g
const LONGEST_PART = 40

/** The parts with a hyphen between them, each as every folder bears it. */
export function formatFileName(parts: readonly string[], ending: string): string {
  const clean = parts.map((part) =>
    Array.from(part.replace(UNBEARABLE, ' ').trim()).slice(0, LONGEST_PART).join(''),
  )
  return `${clean.filter(Boolean).join('-')}.${ending}`
}

/** The header that names a file; browsers of old read the first name, all others the second. */
export function formatAttachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, asCode)}`
}

function asCode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}

/** The name in such a header. */
export function formatAttachedName(header: string | null, otherwise: string): string {
  const [, coded] = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '') ?? []
  if (coded) return decodeURIComponent(coded)
  return /filename="([^"]+)"/.exec(header ?? '')?.[1] ?? otherwise
}
