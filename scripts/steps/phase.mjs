// Owns the lines a run prints: what is being done, and how long it took.

/**
 * Runs `work`, printing its title and its time.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work May return { note } to say more than "done".
 * @param {(line: string) => void} [aside] Takes the line where another has the screen; nothing is printed then.
 * @returns {Promise<T>}
 */
export async function phase(title, work, aside) {
  const began = performance.now()
  const inPlace = process.stdout.isTTY && !aside
  const say = aside ?? ((line) => process.stdout.write(inPlace ? `\r\x1b[K${line}\n` : `${line}\n`))
  if (inPlace) process.stdout.write(`  ${title} …`)
  try {
    const result = await work()
    say(lineOf('✓', title, began, noteOf(result)))
    return result
  } catch (error) {
    say(lineOf('✗', title, began, ''))
    throw error
  }
}

function lineOf(mark, title, began, note) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  return `${mark} ${title.padEnd(28)} ${seconds.padStart(6)} s${note ? `  ${note}` : ''}`
}

function noteOf(result) {
  return typeof result === 'object' && result !== null && 'note' in result ? String(result.note ?? '') : ''
}
