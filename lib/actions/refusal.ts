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

/** A "no" that stands at one field of the form: `code` is a key under `errors`. */
export class FieldRefusal extends Refusal {
  constructor(
    readonly field: string,
    code: string,
  ) {
    super(code)
  }
}

/** Refuses with `code` unless the permission sentence holds. */
export function permit(allowed: boolean, code = 'not_permitted'): void {
  if (!allowed) throw new Refusal(code)
}
