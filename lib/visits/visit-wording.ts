// Turns a standard's sentence into words for this guest. Safe for the client.

/** Puts her form of address where a standard leaves room for it: {称呼} in Chinese, {address} in English. */
export function fillAddress(sentence: string, address: string): string {
  return sentence.replaceAll('{称呼}', address).replaceAll('{address}', address)
}
