// How two states of a plan differ, and how two people's changes come together.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween, mergePlans, type PlanContent } from '@/lib/care-plans/plan-content-flow'

const a = { treatmentId: 'a', sessions: 8, intervalDays: 7 }
const b = { treatmentId: 'b', sessions: 4, intervalDays: 14 }
const base: PlanContent = { goal: '不再发红', homeCare: '', avoid: '日晒', treatments: [a] }

const contents = fc.record({
  goal: fc.constantFrom('x', 'y', 'z'),
  homeCare: fc.constantFrom('', 'p', 'q'),
  avoid: fc.constantFrom('', 'r'),
  treatments: fc.uniqueArray(
    fc.record({
      treatmentId: fc.constantFrom('a', 'b', 'c'),
      sessions: fc.integer({ min: 1, max: 3 }),
      intervalDays: fc.constantFrom(7, 14),
    }),
    { selector: ({ treatmentId }) => treatmentId },
  ),
})

describe('changes of a plan', () => {
  it('name text and treatment, from what to what', () => {
    expect(
      changesBetween(base, { ...base, homeCare: '早晚补水', treatments: [{ ...a, sessions: 10 }, b] }),
    ).toEqual([
      { field: 'homeCare', from: '', to: '早晚补水' },
      { field: 'treatment', treatmentId: 'a', from: a, to: { ...a, sessions: 10 } },
      { field: 'treatment', treatmentId: 'b', from: null, to: b },
    ])
    expect(changesBetween(base, { ...base, treatments: [] })).toEqual([
      { field: 'treatment', treatmentId: 'a', from: a, to: null },
    ])
    expect(changesBetween(base, base)).toEqual([])
  })
})

describe('two people’s changes', () => {
  it('come together where they touch different things', () => {
    const theirs = { ...base, avoid: '日晒、酒精', treatments: [{ ...a, intervalDays: 10 }] }
    const mine = { ...base, goal: '脸不发红', treatments: [a, b] }
    expect(mergePlans(base, theirs, mine)).toEqual({
      merged: {
        goal: '脸不发红',
        homeCare: '',
        avoid: '日晒、酒精',
        treatments: [{ ...a, intervalDays: 10 }, b],
      },
      conflicts: [],
    })
  })

  it('are both shown where they touch the same', () => {
    const theirs = { ...base, goal: '别人写的', treatments: [{ ...a, sessions: 6 }] }
    const mine = { ...base, goal: '我写的', treatments: [] }
    const { merged, conflicts } = mergePlans(base, theirs, mine)
    expect(merged).toEqual(mine)
    expect(conflicts).toEqual([
      { field: 'goal', theirs: '别人写的', mine: '我写的' },
      { field: 'treatment', treatmentId: 'a', theirs: { ...a, sessions: 6 }, mine: null },
    ])
  })

  it('never lose a change unseen: each is in the result or named as a conflict', () => {
    fc.assert(
      fc.property(contents, contents, contents, (was, theirs, mine) => {
        const { merged, conflicts } = mergePlans(was, theirs, mine)
        const keyOf = (change: { field: string; treatmentId?: string }) => change.treatmentId ?? change.field
        const named = new Set(conflicts.map(keyOf))
        for (const [author, content] of [
          ['theirs', theirs],
          ['mine', mine],
        ] as const) {
          for (const change of changesBetween(was, content)) {
            const lost = changesBetween(content, merged).some((other) => keyOf(other) === keyOf(change))
            if (lost) expect(named, author).toContain(keyOf(change))
          }
        }
        expect(mergePlans(was, was, mine)).toMatchObject({ conflicts: [] })
        expect(changesBetween(mergePlans(was, was, mine).merged, mine)).toEqual([])
        expect(changesBetween(mergePlans(was, theirs, was).merged, theirs)).toEqual([])
      }),
    )
  })
})
