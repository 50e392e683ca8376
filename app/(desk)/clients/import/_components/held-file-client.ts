// The file that was sent last, as long as this page is not left by reload: it may have to be read another way.
import type { TextEncoding } from '@/lib/imports/import-flow'

/** How a file is to be read where its first reading was wrong. */
export type ReadingChoice = {
  sheet?: number | undefined
  encoding?: TextEncoding | undefined
  headings?: 'first' | 'none' | undefined
}

let held: { importId: string; file: File } | null = null

export function holdFile(importId: string, file: File): void {
  held = { importId, file }
}

export function heldFile(importId: string): File | null {
  return held?.importId === importId ? held.file : null
}

const ENOUGH = 64 * 1024
const LONGEST = 60

/** A line or two that tell whether this is the right encoding; '' where the browser does not know it. */
export async function previewOf(file: File, encoding: TextEncoding): Promise<string> {
  const bytes = await file.slice(0, ENOUGH).arrayBuffer()
  try {
    const lines = new TextDecoder(encoding).decode(bytes).split(/\r?\n/)
    const telling = lines.filter((line) => /[^\p{ASCII}]/u.test(line))
    return telling
      .slice(0, 2)
      .map((line) => line.slice(0, LONGEST))
      .join(' ／ ')
  } catch {
    return ''
  }
}
