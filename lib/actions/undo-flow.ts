// How long what was tapped by mistake can be taken back by whoever tapped it. Pure; safe for the client.

/** In milliseconds. The last instant counts. */
export const UNDO_WITHIN_MS = 10 * 60_000
