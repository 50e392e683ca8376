// Owns the lines a run prints: what is being done, and how long it took.

/**
 * Runs `work`, printing its title and its time.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work May return { note } to say more than "done".
 * @returns {Promise<T>}
 */
export async function phase(title, work) {
  const began = performance.now()
  const inPlace = process.stdout.isTTY
  if (inPlace) process.stdout.write(`  ${title} …`)
  try {
    const result = await work()
    print(inPlace, '✓', title, began, noteOf(result))
    return result
  } catch (error) {
    print(inPlace, '✗', title, began, '')
    throw error
  }
}

function print(inPlace, mark, title, began, note) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const line = `${mark} ${title.padEnd(28)} ${seconds.padStart(6)} s${note ? `  ${note}` : ''}`
  process.stdout.write(inPlace ? `\r\x1b[K${line}\n` : `${line}\n`)
}

function noteOf(result) {
  return typeof result === 'object' && result !== null && 'note' in result ? String(result.note ?? '') : ''
}
