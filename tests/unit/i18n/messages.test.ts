// Both languages say the same things, and every sentence the code asks for exists.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { messages as english } from '@/lib/i18n/en-messages'
import { locales } from '@/lib/i18n/locale'
import type { Messages } from '@/lib/i18n/merge-messages'
import enAudit from '@/lib/i18n/messages/en/audit.json'
import enSettings from '@/lib/i18n/messages/en/settings.json'
import zhAudit from '@/lib/i18n/messages/zh-CN/audit.json'
import zhSettings from '@/lib/i18n/messages/zh-CN/settings.json'
import { messages as chinese } from '@/lib/i18n/zh-cn-messages'
import { MOVE_NAMES } from '@/lib/visits/visit-flow'

const root = path.resolve(import.meta.dirname, '../../..')
const flat = { 'zh-CN': flatten(chinese), en: flatten(english) }

describe('both languages', () => {
  it('have every namespace on disk', () => {
    for (const locale of locales) {
      const files = readdirSync(path.join(root, 'lib/i18n/messages', locale))
      const namespaces = Object.keys(locale === 'en' ? english : chinese)
      expect(namespaces.toSorted()).toEqual(files.map((file) => file.replace('.json', '')).toSorted())
    }
  })

  it('have the same keys', () => {
    expect([...flat.en.keys()].toSorted()).toEqual([...flat['zh-CN'].keys()].toSorted())
  })

  it('take the same arguments', () => {
    const differing = [...flat.en]
      .filter(([key, sentence]) => argumentsOf(sentence) !== argumentsOf(flat['zh-CN'].get(key) ?? ''))
      .map(([key]) => key)
    expect(differing).toEqual([])
  })

  it('leave no sentence empty, and no edge with a stray blank', () => {
    for (const sentences of Object.values(flat)) {
      const bad = [...sentences].filter(([, text]) => text.trim() === '' || text !== text.trim())
      expect(bad).toEqual([])
    }
  })

  it('write Chinese in Chinese', () => {
    const unwritten = [...flat['zh-CN']].filter(
      ([key, text]) => text === flat.en.get(key) && /[a-z]{3,}\s+[a-z]+\s+[a-z]{3,}/i.test(text),
    )
    expect(unwritten).toEqual([])
  })
})

describe('moves', () => {
  it('have a word for the button, and one for when it is done', () => {
    const names = [...MOVE_NAMES].toSorted()
    const worded = (prefix: string) => names.filter((move) => flat.en.has(`visits.${prefix}.${move}`))
    expect(worded('moves')).toEqual(names)
    expect(worded('moved')).toEqual(names)
  })
})

describe('refusals', () => {
  it('have a sentence for every code thrown in lib', () => {
    const codes = new Set(sources('lib').flatMap(refusalCodes))
    expect(codes.size).toBeGreaterThan(10)
    const mute = [...codes].filter((code) => !flat.en.has(`refusals.${code}`))
    expect(mute).toEqual([])
  })
})

describe('errors', () => {
  it('have a sentence for every key that a schema names', () => {
    const keys = new Set(
      sources('lib')
        .filter(({ name }) => name.includes('schemas') || name.endsWith('read-input.ts'))
        .flatMap(({ text }) => [
          ...text.matchAll(/[(,] ?'([a-z]+(?:_[a-z]+)+|required|invalid|price|time)'\)/g),
        ])
        .map((match) => match[1]),
    )
    const mute = [...keys].filter((key) => !flat.en.has(`errors.${key}`))
    expect(mute).toEqual([])
  })
})

describe('what the screens ask for', () => {
  it('is there', () => {
    const asked = ['app', 'components'].flatMap(sources).flatMap(askedKeys)
    expect(asked.length).toBeGreaterThan(1_000)
    const known = [...flat.en.keys()]
    const mute = asked.filter(({ key, isWhole }) =>
      isWhole ? !flat.en.has(key) : !known.some((one) => one.startsWith(key)),
    )
    expect(mute.map(({ name, key }) => `${name}: ${key}`)).toEqual([])
  })
})

type Asked = { name: string; key: string; isWhole: boolean }

/** Every `t('key')` with the namespace of the `t` that stands nearest above it; of a template its beginning. */
function askedKeys({ name, text }: Source): Asked[] {
  const named = [
    ...text.matchAll(/const (\w+) = (?:await )?(?:useTranslations|getTranslations)\((?:'([\w.-]+)')?\)/g),
  ].map((match) => ({ at: match.index, variable: match[1] ?? '', prefix: match[2] ? `${match[2]}.` : '' }))
  // What comes out of a list of promises is passed over: its namespace stands somewhere else.
  const listed = [...text.matchAll(/const \[([^\]]*)\] = await Promise\.all/g)].flatMap(
    ({ index, 1: names }) =>
      [...(names ?? '').matchAll(/\w+/g)].map(([variable]) => ({ at: index, variable, prefix: null })),
  )
  const given = [...named, ...listed].sort((one, other) => one.at - other.at)
  return [...new Set(named.map(({ variable }) => variable))].flatMap((variable) => {
    const nearest = (at: number) => given.findLast((one) => one.variable === variable && one.at < at)
    const calls = new RegExp(
      `(?<![\\w.])${variable}\\(\\s*(?:[^'\`(){},]*\\?\\s*'([\\w.-]+)'\\s*:\\s*'([\\w.-]+)'|'([\\w.-]+)'|\`([\\w.-]*)\\$)`,
      'g',
    )
    return [...text.matchAll(calls)].flatMap((match) => {
      const prefix = nearest(match.index)?.prefix
      if (prefix == null) return []
      const whole = [match[1], match[2], match[3]].filter((key) => key !== undefined)
      return [
        ...whole.map((key) => ({ name, key: `${prefix}${key}`, isWhole: true })),
        ...(match[4] === undefined ? [] : [{ name, key: `${prefix}${match[4]}`, isWhole: false }]),
      ]
    })
  })
}

function flatten(tree: Messages, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${name}`, value] as const]
        : [...flatten(value, `${prefix}${name}.`)],
    ),
  )
}

/** Names and kinds of the arguments of an ICU sentence, sorted. */
function argumentsOf(sentence: string): string {
  type Element = {
    type: number
    value?: string
    options?: Record<string, { value: Element[] }>
    children?: Element[]
  }
  const names = new Set<string>()
  const visit = (elements: Element[]) => {
    for (const element of elements) {
      // 0 is text and 7 the number sign of a plural.
      if (element.type !== 0 && element.type !== 7 && element.value) names.add(element.value)
      for (const option of Object.values(element.options ?? {})) visit(option.value)
      visit(element.children ?? [])
    }
  }
  visit(new IntlMessageFormat(sentence, 'en').getAst() as Element[])
  return [...names].toSorted().join(' ')
}

type Source = { name: string; text: string }

function sources(folder: string): Source[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('db/generated'))
    .map((name) => ({ name, text: readFileSync(path.join(root, folder, name), 'utf8') }))
}

/** Codes thrown, codes a type of refusals lists, and codes that constraints are mapped to. */
function refusalCodes({ name, text }: Source): string[] {
  const thrown = [...text.matchAll(/new Refusal\(\s*'([a-z_]+)'/g)].map((match) => match[1] ?? '')
  const chosen = [...text.matchAll(/new Refusal\(\s*[^)']*\? '([a-z_]+)' : '([a-z_]+)'/g)].flatMap(
    (match) => [match[1] ?? '', match[2] ?? ''],
  )
  const listed = [...text.matchAll(/type \w*Refusal =\s*((?:\|?\s*'[a-z_]+'\s*)+)/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/'([a-z_]+)'/g)].map((code) => code[1] ?? ''),
  )
  const mapped = name.endsWith('constraint-errors.ts')
    ? [...text.matchAll(/: '([a-z_]+)',/g)].map((match) => match[1] ?? '')
    : []
  return [...thrown, ...chosen, ...listed, ...mapped, 'not_permitted', 'other_origin']
}

describe('one act has one word', () => {
  it.each([
    ['zh-CN', zhAudit, zhSettings, /^启用了/, /^停用了/],
    ['en', enAudit, enSettings, /^took .* back into use$/, /^took .* out of use$/],
  ])('whatever is taken out of use and used again, in %s', (_locale, audit, settings, again, out) => {
    const lists = Object.values(settings.lists as Record<string, { retire?: string }>)
    const retires = lists.flatMap(({ retire }) => retire ?? []).concat(settings.standards.retire)
    expect(new Set(retires).size).toBe(1)
    for (const deeds of Object.values(audit.actions as Record<string, Record<string, string>>)) {
      if (deeds.restored) expect(deeds.restored).toMatch(again)
      if (deeds.restored) expect(deeds.retired).toMatch(out)
    }
  })
})
