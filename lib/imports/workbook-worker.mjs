// Reads a workbook beside everything else, in a thread that may be ended: what it holds is never let into the server.
// Plain JavaScript, because it is run as it lies here. See xlsx-rows.ts for what is asked and answered.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { CFB, parse_zip as parseZip, read, SSF, set_cptable as setCodepages } from '@e965/xlsx'
import { cellText, heldAtMidnightElsewhere } from './workbook-cells.mjs'

/**
 * Days without a year that Excel shows under a number alone, by the language of the Excel that wrote the file.
 * The file does not say what they look like.
 */
const YEARLESS = { JP: [53, 56], TW: [], HK: [], MO: [] }
const YEARLESS_ELSEWHERE = [28, 29, 51, 53, 54, 58]
const DAYS = [27, 30, 31, 36, 50, 52, 55, 56, 57, ...YEARLESS_ELSEWHERE]

const { file, kind, country, timeZone, mostColumns, mostCells, rowsAhead, batch } = workerData

/** Asked for the formats at every cell, and therefore after they were read from the file. */
function reading(extra = {}) {
  const how = { dense: true, cellFormula: true, cellText: false, cellHTML: false, ...extra }
  Object.defineProperty(how, 'cellNF', { get: nameFormats, set() {}, enumerable: true })
  return how
}

let named = null

/** Each file begins with a table of its own. */
function nameFormats() {
  const known = SSF.get_table()
  if (known === named) return true
  named = known
  const yearless = YEARLESS[country] ?? YEARLESS_ELSEWHERE
  for (const id of DAYS) known[id] ??= yearless.includes(id) ? 'm"月"d"日"' : 'yyyy-mm-dd'
  return true
}

/** The sheets of the book; each can be looked at, and read as a whole. */
async function openBook() {
  const bytes = readFileSync(file)
  if (kind.tagged) return sheetsOf(read(textIn(bytes), reading({ type: 'string', raw: true })))
  if (kind === 'old') {
    if (CFB.find(CFB.read(bytes, { type: 'buffer' }), 'EncryptedPackage')) throw new Error('encrypted')
    setCodepages(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
    return sheetsOf(read(bytes, reading()))
  }
  const zip = CFB.read(bytes, { type: 'buffer' })
  nameFromRoot(zip)
  // Only what is kept as tagged texts can be looked at more than once.
  const isTagged = CFB.find(zip, '/xl/workbook.xml') !== null
  if (!isTagged || parseZip(zip, { bookSheets: true }).SheetNames.length === 1)
    return sheetsOf(parseZip(zip, reading()))
  const look = parseZip(zip, reading({ sheetRows: rowsAhead }))
  return sheetsOf(look, (at) => parseZip(zip, reading({ sheets: [at] })))
}

/** Piece by piece, for at one go Node takes Windows-1252 for Latin-1. */
function textIn(bytes) {
  const decoder = new TextDecoder(kind.tagged)
  return decoder.decode(bytes, { stream: true }) + decoder.decode()
}

/** A part may be pointed to from the root, wherever it lies. */
function nameFromRoot({ FullPaths, FileIndex }) {
  for (const [at, path] of [...FullPaths.entries()].slice(1)) {
    FullPaths.push(path.replace(/^[^/]*\//, '$&/'))
    FileIndex.push(FileIndex[at])
  }
}

function sheetsOf(book, wholeOf = () => book) {
  const { date1904: since1904 = false } = book.Workbook?.WBProps ?? {}
  return book.SheetNames.map((name, at) => {
    const isHidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0
    const whole = () => tableOf(wholeOf(at).Sheets[name], since1904)
    return { name, at, isHidden, look: () => tableOf(book.Sheets[name], since1904), whole }
  })
}

function tableOf(sheet, since1904) {
  if (!sheet?.['!data']) return null
  const cells = sheet['!data']
  return { cells, merges: sheet['!merges'] ?? [], since1904 }
}

/** `[line, cells, formulas]`: the number of the row as Excel counts, and where a formula stood. */
function rowsOf({ cells, merges, since1904 }, from, to, shifts) {
  const rows = []
  for (let at = from; at < Math.min(to, cells.length); at++) {
    const found = cells[at]
    if (!found) continue
    const row = []
    const formulas = []
    found.forEach((cell, column) => {
      if (column >= mostColumns || !cell) return
      if (cell.f || cell.F) formulas.push(column)
      row[column] = cellText(cell, { since1904, timeZone: shifts.has(column) ? timeZone : null }).trim()
    })
    if (at < rowsAhead) spread(merges, at, row, { cells, since1904 })
    rows.push([at + 1, Array.from(row, (text) => text ?? ''), formulas])
  }
  return rows
}

/** A heading that stands over several cells stands over each of them. */
function spread(merges, at, row, { cells, since1904 }) {
  for (const { s, e } of merges) {
    if (at < s.r || at > e.r) continue
    const cell = cells[s.r]?.[s.c]
    const text = cell ? cellText(cell, { since1904, timeZone: null }).trim() : ''
    for (let column = s.c; column <= Math.min(e.c, mostColumns - 1); column++) row[column] ||= text
  }
}

/** Columns of days that were kept as midnight of the salon and written down as the hour it was in Greenwich. */
function shiftedColumns({ cells, since1904 }) {
  const columns = new Map()
  let count = 0
  for (const row of cells) {
    row?.forEach((cell, column) => {
      count += 1
      const held = heldAtMidnightElsewhere(cell, { since1904, timeZone })
      if (held !== null) columns.set(column, (columns.get(column) ?? true) && held)
    })
    if (count > mostCells) throw new RangeError('too many cells')
  }
  return new Set([...columns].filter(([, isShifted]) => isShifted).map(([column]) => column))
}

function troubleOf(error) {
  const { code, message = '' } = error ?? {}
  if (/password|encrypt/i.test(message)) return 'locked'
  if (error instanceof RangeError || code === 'ERR_STRING_TOO_LONG') return 'too_large'
  return /unsupported|could not find|invalid html/i.test(message) ? 'unknown' : 'broken'
}

async function work() {
  const sheets = (await openBook()).filter(({ isHidden }) => !isHidden)
  const looks = sheets.flatMap((sheet) => {
    const table = sheet.look()
    return table ? [{ ...sheet, head: rowsOf(table, 0, rowsAhead, new Set()) }] : []
  })
  // A sheet that the reader gives up comes without cells.
  if (looks.length === 0) return parentPort.postMessage({ trouble: 'broken' })
  const shown = looks.map(({ name, at, head }) => ({ name, at, head }))
  let table
  let shifts
  let next = 0
  parentPort.on('message', ({ take }) => {
    try {
      if (take !== undefined) {
        table = looks.find(({ at }) => at === take).whole()
        if (!table) return parentPort.postMessage({ trouble: 'broken' })
        shifts = shiftedColumns(table)
      }
      const rows = rowsOf(table, next, next + batch, shifts)
      next += batch
      parentPort.postMessage({ rows, isLast: next >= table.cells.length })
    } catch (error) {
      parentPort.postMessage({ trouble: troubleOf(error) })
    }
  })
  parentPort.postMessage({ sheets: shown })
}

work().catch((error) => parentPort.postMessage({ trouble: troubleOf(error) }))
