// The error of a field as props: `error` is left out, not undefined, when all is well.

export function errorProps(error: string | undefined): { error?: string } {
  return error ? { error } : {}
}
