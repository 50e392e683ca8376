// From message files to one tree: the file's name is the namespace.

export type Messages = { [key: string]: string | Messages }

export function merged(files: Record<string, Messages>): Messages {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [namespaceOf(path), words]))
}

function namespaceOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
}
