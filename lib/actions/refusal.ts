// A business "no": thrown inside the domain, told as a sentence at the edge.

/** Values a refusal's sentence may need; never personal data beyond what the asker already sees. */
export type RefusalParticulars = Record<string, string | number>

/** Thrown by verbs. `code` is a key under the message namespace `refusals`. Rolls the transaction back. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly particulars: RefusalParticulars = {},
  ) {
    super(code)
    this.name = 'Refusal'
  }
}

/** Refuses with `code` unless the permission sentence holds. */
export function permit(allowed: boolean, code = 'not_permitted'): void {
  if (!allowed) throw new Refusal(code)
}
