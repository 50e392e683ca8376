// The review of the shipped list: it names what is on the list, the page for people says the same, and the demo keeps to it.
import { describe, expect, it } from 'vitest'
import en from '@/lib/i18n/messages/en/menu.json'
import { SHIPPED_CONTRAINDICATIONS } from '@/lib/salons/ship-contraindications'
import { METHOD_REVIEW, METHODS, methodsIn, namesToAvoid } from '@/lib/treatments/method-flow'
import { demoTreatments } from '@/prisma/seed/demo-data'
import { demoTreatmentCare } from '@/prisma/seed/demo-menu'

const shipped = new Map(SHIPPED_CONTRAINDICATIONS.map((entry) => [entry.name, entry]))

it('names entries of the shipped list alone, each once and with a reason', () => {
  for (const method of METHODS) {
    const names = METHOD_REVIEW[method].map(({ avoid }) => avoid)
    expect(names.filter((name) => !shipped.has(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
    expect(METHOD_REVIEW[method].filter(({ because }) => because.length < 10)).toEqual([])
  }
})

it('holds heat, cupping and firm hands back from high blood pressure, and everything from broken skin or a child', () => {
  for (const method of ['heat', 'suction', 'pressure', 'head_low'] as const)
    expect(namesToAvoid([method])).toContain('高血压')
  for (const method of [
    'heat',
    'massage',
    'pressure',
    'suction',
    'current',
    'acid',
    'needles',
    'oils',
    'light',
  ] as const)
    expect(namesToAvoid([method])).toContain('皮肤破损或感染')
  for (const method of METHODS.filter((each) => !['cold', 'massage'].includes(each)))
    expect(namesToAvoid([method])).toContain('怀孕')
})

it('asks nothing of ways of working that it does not know', () => {
  expect(namesToAvoid(['magic'])).toEqual([])
  expect(namesToAvoid(['cold', 'massage', 'cold'])).toEqual([...new Set(namesToAvoid(['cold', 'massage']))])
})

describe('of a treatment that has only a name yet', () => {
  it.each([
    ['艾灸暖宫', ['heat']],
    ['冰敷镇静', ['cold']],
    ['刮痧排毒', ['pressure']],
    ['拔罐', ['suction']],
    ['射频紧致', ['current']],
    ['果酸焕肤', ['acid']],
    ['微针', ['needles']],
    ['精油香薰', ['oils']],
    ['光子嫩肤', ['light']],
    ['Hot stone back massage', ['heat', 'massage', 'prone']],
    ['Gua sha', ['pressure']],
    ['Scalp cleansing', ['head_low']],
    ['玻尿酸补水', ['massage']],
  ])('%s is taken for %j', (name, methods) => {
    expect(methodsIn([name])).toEqual(methods)
  })

  it('proposes what its kind must not meet, and of other names too', () => {
    expect(namesToAvoid(methodsIn(['云水间']))).toEqual([])
    expect(namesToAvoid(methodsIn(['云水间', 'moxa']))).toContain('怀孕')
  })

  it('proposes something for everything that the demo offers, mostly what a professional said', () => {
    const found = demoTreatmentCare.map(({ name, methods }) => ({ methods, found: methodsIn([name]) }))
    expect(found.filter((each) => each.found.length === 0)).toEqual([])
    const right = found.filter((each) => each.found.some((method) => each.methods.includes(method)))
    expect(right.length / found.length).toBeGreaterThan(0.8)
  })
})

it('says of every demo treatment how it works and where it touches her', () => {
  expect(demoTreatmentCare.map(({ name }) => name).sort()).toEqual(
    demoTreatments.map(({ name }) => name).sort(),
  )
  for (const { methods, touches } of demoTreatmentCare) {
    expect(methods.length).toBeGreaterThan(0)
    expect(touches.length).toBeGreaterThan(0)
  }
})

it('is the page that people read', async () => {
  await expect(page()).toMatchFileSnapshot('../../../docs/contraindications.md')
})

/** docs/contraindications.md, to be written anew by this test with -u. */
function page(): string {
  const names: Record<string, string> = en.method
  const sections = METHODS.map((method) => {
    const lines = METHOD_REVIEW[method].map(({ avoid, because }) => {
      const { nameEn } = shipped.get(avoid) ?? { nameEn: '' }
      return `| ${avoid} · ${nameEn} | ${because} |`
    })
    return [`## ${names[method]}`, '', '| must not meet | because |', '| --- | --- |', ...lines, ''].join(
      '\n',
    )
  })
  const allergies = SHIPPED_CONTRAINDICATIONS.filter(({ kind }) => kind === 'allergy').map(
    ({ name, nameEn, words }) => `| ${name} · ${nameEn} | ${words.join(' · ')} |`,
  )
  return `# What each way of working must not meet

The contraindications a new salon begins with, gone through by kind of treatment. The menu's editor proposes these for
every way of working that a treatment is said to have; what stands on the salon's own menu decides. It is a beginning
made with care and no medical advice: a professional of the salon confirms it. Where on her a treatment works matters
too: on face, body or scalp alike, a wound, a rash or a fresh scar on today's map stops whatever touches it, and
injections, lasers, contact lenses and devices are asked for where they matter.

${sections.join('\n')}
## What a product may be made of

The allergies of the list, and the words by which each is recognised. A product names those it holds. Whatever stands on a
salon's own list, a substance that goes by several names is met under each of them (\`foyer_substances\`).

| allergy | recognised by |
| --- | --- |
${allergies.join('\n')}
`
}
