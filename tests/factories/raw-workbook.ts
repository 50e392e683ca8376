// Workbooks written down part by part, to be as awkward as those of other programs are.
import { crc32, deflateRawSync } from 'node:zlib'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export type RawSheet = {
  name: string
  /** What stands within `<sheetData>`. */
  rows: string
  /** What follows it, such as merged cells. */
  after?: string
  state?: 'hidden' | 'veryHidden'
}

export type RawBook = {
  sheets: RawSheet[]
  /** Attributes of `workbookPr`. */
  properties?: string
  /** `<numFmt>` elements, and the format of each style in turn. */
  formats?: string
  styles?: number[]
  /** A prefix for all elements, with its colon. */
  prefix?: string
  /** Where the sheet of this place lies, and how the book points to it. */
  partOf?: (nth: number) => { path: string; target: string }
}

/** The parts of a workbook, zipped. */
export function rawBook({
  sheets,
  properties = '',
  formats = '',
  styles = [0],
  prefix = '',
  partOf = (nth) => ({ path: `xl/worksheets/sheet${nth + 1}.xml`, target: `worksheets/sheet${nth + 1}.xml` }),
}: RawBook): Buffer {
  const p = prefix
  const xmlns = p ? `xmlns:${p.slice(0, -1)}="${MAIN}"` : `xmlns="${MAIN}"`
  const list = sheets.map(
    ({ name, state }, nth) =>
      `<${p}sheet name="${name}" sheetId="${nth + 1}" r:id="rId${nth + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  const links = sheets.map(
    (_, nth) =>
      `<Relationship Id="rId${nth + 1}" Type="${RELATIONS}/worksheet" Target="${partOf(nth).target}"/>`,
  )
  const types = sheets.map(
    (_, nth) =>
      `<Override PartName="/${partOf(nth).path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  )
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<${p}workbook ${xmlns} xmlns:r="${RELATIONS}"><${p}workbookPr ${properties}/><${p}sheets>${list.join('')}</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}<Relationship Id="rId99" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats}</numFmts><cellXfs count="${styles.length}">${styles.map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, nth) => [
        partOf(nth).path,
        `<${p}worksheet ${xmlns}><${p}sheetData>${rows}</${p}sheetData>${after}</${p}worksheet>`,
      ]),
    ),
  })
}

/** A row of texts within their cells. */
export function textRow(line: number, texts: readonly string[], prefix = ''): string {
  const cells = texts.map((text, column) => textCell(`${'ABCDEFGH'[column]}${line}`, text, prefix))
  return `<${prefix}row r="${line}">${cells.join('')}</${prefix}row>`
}

export function textCell(at: string, text: string, prefix = ''): string {
  return text === ''
    ? ''
    : `<${prefix}c r="${at}" t="inlineStr"><${prefix}is><${prefix}t>${text}</${prefix}t></${prefix}is></${prefix}c>`
}

export function numberCell(at: string, value: number | string, style = 0): string {
  return `<c r="${at}" s="${style}"><v>${value}</v></c>`
}

/** A zip archive of these files, written down by hand. */
export function zipOf(files: Record<string, Buffer | string>): Buffer {
  const bodies: Buffer[] = []
  const index: Buffer[] = []
  let at = 0
  for (const [path, text] of Object.entries(files)) {
    const content = Buffer.from(text)
    const name = Buffer.from(path)
    const packed = deflateRawSync(content)
    const facts = Buffer.alloc(22)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(content.length, 18)
    const sizes = Buffer.alloc(4)
    sizes.writeUInt16LE(name.length, 0)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, sizes])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    index.push(Buffer.concat([Buffer.from('504b0102', 'hex'), Buffer.alloc(2), facts, sizes, place, name]))
    bodies.push(local, name, packed)
    at += local.length + name.length + packed.length
  }
  const entries = Buffer.concat(index)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(index.length, 4)
  end.writeUInt16LE(index.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, entries, Buffer.from('504b0506', 'hex'), end])
}
