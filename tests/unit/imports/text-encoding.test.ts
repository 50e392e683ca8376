// In which encoding a text was written; and that nobody's name is taken garbled.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { TextEncoding } from '@/lib/imports/import-flow'
import { encodingOf } from '@/lib/imports/text-encoding'

const folder = mkdtempSync(path.join(tmpdir(), 'foyer-texts-'))
afterAll(() => rm(folder, { recursive: true }))

async function judged(bytes: Buffer, country: string): Promise<string> {
  const file = path.join(folder, 'table')
  writeFileSync(file, bytes)
  return encodingOf(file, { country }).catch((error) => error.code)
}

/** There is no encoder: every sign is looked up in what the bytes decode to. */
function written(text: string, encoding: TextEncoding): Buffer {
  const decoder = new TextDecoder(encoding)
  return Buffer.concat(
    Array.from(text, (sign) => (sign < '\u0080' ? Buffer.from(sign) : bytesOf(sign, decoder))),
  )
}

/** Piece by piece, for at one go Node takes Windows-1252 for Latin-1. */
function textIn(encoding: string, bytes: Buffer): string {
  const decoder = new TextDecoder(encoding)
  return decoder.decode(bytes, { stream: true }) + decoder.decode()
}

const tables = new Map<string, Map<string, Buffer>>()

function bytesOf(sign: string, decoder: TextDecoder): Buffer {
  const table = tables.get(decoder.encoding) ?? tableOf(decoder)
  tables.set(decoder.encoding, table)
  const bytes = table.get(sign)
  if (!bytes) throw new Error(`${decoder.encoding} has no ${sign}`)
  return bytes
}

function tableOf(decoder: TextDecoder): Map<string, Buffer> {
  const table = new Map<string, Buffer>()
  const add = (bytes: number[]) => {
    const sign = decoder.decode(new Uint8Array(bytes), { stream: true }) + decoder.decode()
    if (Array.from(sign).length === 1 && sign !== '\uFFFD' && !table.has(sign))
      table.set(sign, Buffer.from(bytes))
  }
  for (let lead = 0x80; lead <= 0xff; lead++) add([lead])
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) add([lead, trail])
  return table
}

const caseOf = (name: string) => readFileSync(new URL(`../../cases/import/${name}`, import.meta.url))

describe('a text that is no UTF-8', () => {
  it.each([
    ['C12-big5-english-headings.csv', 'HK', 'big5'],
    ['C12-gbk-few-chinese-names.csv', 'CN', 'gb18030'],
    ['C12-windows-1250-polish.csv', 'DE', 'windows-1250'],
  ])('%s in %s', async (name, country, encoding) => {
    expect(await judged(caseOf(name), country)).toBe(encoding)
  })

  const SIMPLIFIED =
    '姓名,手机,备注\n欧阳静怡,13812345678,怕冷，爱喝菊花茶\n单雪梅,13912345678,皮肤敏感\n何晴,13712345678,\n'
  const TRADITIONAL = '姓名,手機,備註\n歐陽靜怡,91234567,怕冷，愛喝菊花茶\n單雪梅,92345678,皮膚敏感\n'
  const FEW = 'Name,Mobile\nEmma,1\n覃芳,2\nAnna,3\n蒋勤勤,4\n'

  it.each<[string, string, TextEncoding, string[]]>([
    ['Chinese', SIMPLIFIED, 'gb18030', ['CN', 'SG', 'DE', 'HK']],
    ['Chinese among few', FEW, 'gb18030', ['CN']],
    ['one Chinese name', 'Name,Mobile\nEmma,1\n张伟,2\n', 'gb18030', ['CN']],
    ['Traditional Chinese', TRADITIONAL, 'big5', ['HK', 'TW', 'CN', 'GB']],
    [
      'Japanese',
      '氏名,電話番号\n山田花子,0312345678\nさくら,09012345678\n鈴木イチロー,1\n',
      'shift_jis',
      ['JP'],
    ],
    ['Korean', '이름,전화번호\n김민지,01012345678\n박서연,01023456789\n', 'euc-kr', ['KR', 'CN']],
    ['French', 'Prénom,Nom\nRenée,Lefèvre\nZoë,Dubois\nHélène,Garçon\n', 'windows-1252', ['FR', 'CN']],
    ['German', 'Vorname,Name\nJörg,Müller\nÄnne,Groß\n', 'windows-1252', ['DE', 'GB', 'CN']],
    ['German with signs', 'Name,Notiz\nMüller,„gern“ – 30 €\n', 'windows-1252', ['DE']],
    ['Nordic', 'Navn\nSøren Bjørnstad\nÅse Ærø\n', 'windows-1252', ['DK', 'CN']],
    ['Spanish', 'Nombre\nÍñigo Núñez\nBegoña Muñoz\n', 'windows-1252', ['ES', 'CN']],
    ['Polish', 'Imię,Nazwisko\nŁukasz,Żółć\nAgnieszka,Wójcik\n', 'windows-1250', ['PL', 'DE', 'CN']],
    ['Czech', 'Jméno\nJiří Dvořák\nŽofie Šťastná\n', 'windows-1250', ['CZ', 'DE']],
    [
      'French of an old Mac',
      'Prénom,Nom\nRenée,Lefèvre\nZoë,Dubois\nHélène,Garçon\n',
      'macintosh',
      ['FR', 'CN'],
    ],
    ['German of an old Mac', 'Vorname,Name\nJörg,Müller\nÄnne,Groß\n', 'macintosh', ['DE', 'CN']],
  ])('%s is read as it was written', async (_, text, encoding, countries) => {
    const bytes = written(text, encoding)
    for (const country of countries) {
      const found = await judged(bytes, country)
      const isSame = found !== 'import_encoding' && textIn(found, bytes) === text
      expect([country, isSame ? encoding : found]).toEqual([country, encoding])
    }
  })

  it('is asked about where two readings are equally good, or none is', async () => {
    const torn = Buffer.concat([
      Buffer.from('姓名,手机\n王小明,1\n李雪,2\n').subarray(0, -8),
      Buffer.from('\xe6\n', 'latin1'),
    ])
    expect(await judged(torn, 'CN')).toBe('import_encoding')
    expect(await judged(Buffer.from('a,\xa4\xa1\xa7\xbf\n', 'latin1'), 'CN')).toBe('import_encoding')
  })
})
