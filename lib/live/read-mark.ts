// The mark of a reading: how far the process had heard before the page asked for anything.
import 'server-only'
import { cache } from 'react'
import { heardUntilNow } from './listen'

/** Taken once for each request that renders, by its first call. Null: nobody listened, and the page is read again. */
export const readMark = cache(heardUntilNow)
