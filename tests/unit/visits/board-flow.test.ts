// How a card stands in time, who needs someone now, and what a tap answers before the server does.
import { describe, expect, it } from 'vitest'
import {
  boardAfter,
  callsOfDay,
  cardAction,
  cardAsides,
  cardTimeliness,
  inLaneOrder,
  isForLater,
  needsSomeoneNow,
  placesOf,
} from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import type { OpenStage } from '@/lib/visits/visit-flow'

const NOW = new Date('2026-11-23T06:00:00.000Z')
const SECOND = 1000
const MINUTE = 60 * SECOND

function ago(ms: number): string {
  return new Date(NOW.getTime() - ms).toISOString()
}

function ahead(ms: number): string {
  return ago(-ms)
}

function card(overrides: Partial<BoardCard> = {}): BoardCard {
  return {
    comesAt: overrides.appointedAt ?? ago(30 * MINUTE),
    phone: null,
    visitId: 'v1',
    stage: 'seating',
    client: { id: 'c1', name: '王小明', pinyin: 'wang xiao ming', formOfAddress: '王姐' },
    appointedAt: ago(30 * MINUTE),
    enteredAt: ago(5 * MINUTE),
    targetMinutes: 10,
    waitToldMinutes: null,
    call: null,
    nextBookingSettled: false,
    therapists: [],
    awayTherapists: [],
    rooms: [{ name: '听雨', nameEn: null }],
    treatments: [],
    seat: { name: '竹影', nameEn: null },
    marks: {
      halted: false,
      alert: null,
      alertsAsked: true,
      untold: false,
      promise: false,
      birthday: false,
      firstVisit: false,
      complaint: false,
    },
    lastMove: null,
    ...overrides,
  }
}

function owed(dueAt: string, overdueAt: string, visitId = 'call'): BoardCard {
  return card({ visitId, stage: 'follow_up', targetMinutes: 8, call: { dueAt, overdueAt, attempt: 1 } })
}

function paceAfter(ms: number): string {
  return cardTimeliness(card({ enteredAt: ago(ms) }), NOW).pace
}

describe('cardTimeliness in a stage', () => {
  it.each([
    ['a second before four fifths of the target', 8 * MINUTE - SECOND, 'calm'],
    ['at four fifths', 8 * MINUTE, 'soon'],
    ['a second before the target', 10 * MINUTE - SECOND, 'soon'],
    ['at the target', 10 * MINUTE, 'soon'],
    ['a second past it', 10 * MINUTE + SECOND, 'late'],
  ])('%s', (_when, elapsed, pace) => {
    expect(paceAfter(elapsed)).toBe(pace)
  })

  it('counts whole minutes, and none when the clocks disagree', () => {
    expect(cardTimeliness(card({ enteredAt: ago(5 * MINUTE - 1) }), NOW)).toMatchObject({ minutes: 4 })
    expect(cardTimeliness(card({ enteredAt: ahead(3 * SECOND) }), NOW)).toMatchObject({
      minutes: 0,
      pace: 'calm',
    })
  })

  it('is always calm without a target', () => {
    const time = cardTimeliness(card({ targetMinutes: 0, enteredAt: ago(600 * MINUTE) }), NOW)
    expect(time).toMatchObject({ pace: 'calm', minutes: 600 })
  })
})

describe('cardTimeliness of an expected guest', () => {
  const timeOf = (appointedAt: string) => cardTimeliness(card({ stage: 'expected', appointedAt }), NOW)

  // The clock stands at a full minute: told times have seconds, and are counted as they are shown.
  it.each([
    ['a second more than ten minutes ahead', ahead(10 * MINUTE + SECOND), 'calm', 10, false],
    ['ten minutes ahead', ahead(10 * MINUTE), 'soon', 10, false],
    ['a second ahead', ahead(SECOND), 'soon', 0, false],
    ['at her time', ago(0), 'soon', 0, false],
    ['a second past it', ago(SECOND), 'late', 1, true],
  ])('%s', (_when, appointedAt, pace, minutes, isPast) => {
    expect(timeOf(appointedAt)).toMatchObject({ pace, minutes, isPast })
  })
})

describe('cardTimeliness of a guest who tells she is late', () => {
  const told = card({ stage: 'expected', appointedAt: ago(26 * MINUTE), comesAt: ahead(20 * MINUTE) })

  it('counts from when she says she comes, and keeps the appointment', () => {
    expect(cardTimeliness(told, NOW)).toMatchObject({
      minutes: 20,
      isPast: false,
      isTold: true,
      pace: 'calm',
    })
    expect(needsSomeoneNow([told], NOW)).toEqual([])
    expect(needsSomeoneNow([{ ...told, comesAt: ago(SECOND) }], NOW)).toHaveLength(1)
  })
})

describe('cardTimeliness of a call', () => {
  it.each([
    ['a second before it is due', ahead(SECOND), ahead(MINUTE), 'calm', false],
    ['when it is due', ago(0), ahead(MINUTE), 'soon', true],
    ['a second before its day ends', ago(MINUTE), ahead(SECOND), 'soon', true],
    ['when its day has ended', ago(MINUTE), ago(0), 'late', true],
  ])('%s', (_when, dueAt, overdueAt, pace, isDue) => {
    expect(cardTimeliness(owed(dueAt, overdueAt), NOW)).toMatchObject({ kind: 'call', pace, isDue })
  })

  it('waits out of sight until it is due', () => {
    expect(isForLater(owed(ahead(SECOND), ahead(MINUTE)), NOW)).toBe(true)
    expect(isForLater(owed(ago(0), ahead(MINUTE)), NOW)).toBe(false)
  })

  it.each([
    ['a second before the day ends', ahead(60 * MINUTE - SECOND), { due: 1, later: 1 }],
    ['when it ends', ahead(60 * MINUTE), { due: 1, later: 0 }],
  ])('of the evening is no call made: due %s', (_when, dueAt, counted) => {
    const evening = owed(dueAt, ahead(60 * MINUTE), 'evening')
    const calls = [owed(ago(0), ahead(MINUTE)), evening, card({ stage: 'follow_up', call: null })]
    expect(callsOfDay(calls, NOW, new Date(ahead(60 * MINUTE)))).toEqual(counted)
  })

  it('stays in sight when only the next booking is open', () => {
    const settled = card({ stage: 'follow_up', call: null })
    expect(cardTimeliness(settled, NOW)).toEqual({ kind: 'booking', pace: 'soon' })
    expect(isForLater(settled, NOW)).toBe(false)
  })
})

describe('inLaneOrder', () => {
  it('puts overdue calls first, then those due, then bookings, then the calls of later', () => {
    const cards = [
      card({ visitId: 'booking', stage: 'follow_up' }),
      owed(ahead(MINUTE), ahead(60 * MINUTE), 'later'),
      owed(ago(MINUTE), ahead(60 * MINUTE), 'due'),
      owed(ago(90 * MINUTE), ago(60 * MINUTE), 'overdue'),
      card({ visitId: 'seated' }),
    ]
    const order = inLaneOrder(cards, 'follow_up', NOW).map(({ visitId }) => visitId)
    expect(order).toEqual(['overdue', 'due', 'booking', 'later'])
  })

  it('keeps the order of arrival everywhere else', () => {
    const cards = [card({ visitId: 'a' }), card({ visitId: 'b', enteredAt: ago(60 * MINUTE) })]
    expect(inLaneOrder(cards, 'seating', NOW)).toEqual(cards)
  })
})

describe('needsSomeoneNow', () => {
  it('names nobody while all are within their time', () => {
    expect(needsSomeoneNow([card(), card({ enteredAt: ago(10 * MINUTE) })], NOW)).toEqual([])
  })

  it('puts the house before the door and the door before the telephone', () => {
    const cards = [
      owed(ago(3000 * MINUTE), ago(2000 * MINUTE)),
      card({ visitId: 'door', stage: 'expected', appointedAt: ago(90 * MINUTE) }),
      card({ visitId: 'house', enteredAt: ago(11 * MINUTE) }),
    ]
    expect(needsSomeoneNow(cards, NOW).map((need) => need.card.visitId)).toEqual(['house', 'door', 'call'])
  })

  it('in the house weighs what is over against the target', () => {
    const cards = [
      // 20 minutes over a target of 90, then 6 minutes over a target of 3.
      card({ visitId: 'treated', stage: 'treatment', targetMinutes: 90, enteredAt: ago(110 * MINUTE) }),
      card({ visitId: 'greeted', stage: 'greeting', targetMinutes: 3, enteredAt: ago(9 * MINUTE) }),
    ]
    expect(needsSomeoneNow(cards, NOW).map((need) => need.card.visitId)).toEqual(['greeted', 'treated'])
  })

  it('at the door and on the telephone the longest wait comes first', () => {
    const cards = [
      card({ visitId: 'short', stage: 'expected', appointedAt: ago(5 * MINUTE) }),
      card({ visitId: 'long', stage: 'expected', appointedAt: ago(25 * MINUTE) }),
      owed(ago(600 * MINUTE), ago(10 * MINUTE), 'yesterday'),
      owed(ago(2040 * MINUTE), ago(1450 * MINUTE), 'the day before'),
    ]
    expect(needsSomeoneNow(cards, NOW).map((need) => need.card.visitId)).toEqual([
      'long',
      'short',
      'the day before',
      'yesterday',
    ])
  })
})

describe('cardAction', () => {
  const actionOf = (stage: OpenStage, role: 'receptionist' | 'therapist' | 'manager') =>
    cardAction(card({ stage }), role)

  it('makes the plain moves on the board and opens the visit for those with rules', () => {
    expect(actionOf('expected', 'therapist')).toEqual({ kind: 'move', move: 'arrive' })
    expect(actionOf('greeting', 'receptionist')).toEqual({ kind: 'move', move: 'lead_to_seat' })
    expect(actionOf('seating', 'receptionist')).toEqual({ kind: 'move', move: 'begin_consultation' })
    expect(actionOf('consultation', 'therapist')).toEqual({ kind: 'open', move: 'begin_treatment' })
    expect(actionOf('treatment', 'manager')).toEqual({ kind: 'open', move: 'begin_recommendation' })
    expect(actionOf('recommendation', 'therapist')).toEqual({ kind: 'move', move: 'begin_farewell' })
    expect(actionOf('farewell', 'receptionist')).toEqual({ kind: 'open', move: 'see_off' })
    expect(actionOf('follow_up', 'receptionist')).toEqual({ kind: 'call' })
  })

  it('shows nothing that is somebody else’s to do', () => {
    expect(actionOf('consultation', 'receptionist')).toBeNull()
    expect(actionOf('farewell', 'therapist')).toBeNull()
    expect(actionOf('follow_up', 'therapist')).toBeNull()
  })
})

describe('cardAsides', () => {
  const settings = { noShowAfterMinutes: 15 }
  const receptionist = { id: 's1', role: 'receptionist' } as const
  const asidesOf = (of: BoardCard, by: { id: string; role: 'receptionist' | 'therapist' | 'manager' }) =>
    cardAsides(of, by, NOW, settings)

  it.each([
    ['a second too early', ago(15 * MINUTE - SECOND), false],
    ['at the moment', ago(15 * MINUTE), true],
    ['a second after', ago(15 * MINUTE + SECOND), true],
  ])('lets her be marked as not having come: %s', (_when, appointedAt, isOpen) => {
    const { noShow } = asidesOf(card({ stage: 'expected', appointedAt }), receptionist)
    expect(noShow?.isOpen).toBe(isOpen)
  })

  it('offers a therapist that she tells she is late, and nothing once the guest is here', () => {
    const nothing = { isAwaited: false, mayMove: false, mayCancel: false, noShow: null, undo: null }
    const therapist = { id: 's2', role: 'therapist' } as const
    expect(asidesOf(card({ stage: 'expected' }), therapist)).toEqual({ ...nothing, isAwaited: true })
    expect(asidesOf(card({ stage: 'seating' }), receptionist)).toEqual(nothing)
  })

  it.each([
    ['its maker, at the last instant', 's1', 'receptionist', 10 * MINUTE, true],
    ['its maker, a second later', 's1', 'receptionist', 10 * MINUTE + SECOND, false],
    ['somebody else', 's2', 'receptionist', MINUTE, false],
    ['the manager', 's2', 'manager', MINUTE, true],
  ] as const)('the last move can be taken back by %s', (_who, id, role, elapsed, can) => {
    const moved = card({
      lastMove: { sequence: 3, move: 'lead_to_seat', actorId: 's1', at: ago(elapsed) },
    })
    expect(asidesOf(moved, { id, role }).undo).toEqual(can ? { sequence: 3, move: 'lead_to_seat' } : null)
  })
})

describe('boardAfter', () => {
  const greeted = card({ visitId: 'g', stage: 'greeting' })
  const seated = card({ visitId: 's', stage: 'seating' })

  it('moves the card to the end of its new lane, from now on and without a guessed target', () => {
    const after = boardAfter([greeted, seated], {
      kind: 'moved',
      visitId: 'g',
      move: 'lead_to_seat',
      at: NOW,
    })
    expect(after.map(({ visitId, stage }) => [visitId, stage])).toEqual([
      ['s', 'seating'],
      ['g', 'seating'],
    ])
    expect(after[1]).toMatchObject({ enteredAt: NOW.toISOString(), targetMinutes: 0 })
  })

  it('takes a card off the board when the visit ends', () => {
    const expected = card({ visitId: 'e', stage: 'expected' })
    const change = { kind: 'moved', visitId: 'e', move: 'cancel', at: NOW } as const
    expect(boardAfter([expected, seated], change)).toEqual([seated])
  })

  it('puts a card back where it was, also one that had left the board', () => {
    const first = card({ visitId: 'a', stage: 'expected', appointedAt: ahead(MINUTE) })
    const last = card({ visitId: 'b', stage: 'expected', appointedAt: ahead(2 * MINUTE) })
    expect(boardAfter([last], { kind: 'put_back', card: first })).toEqual([first, last])
    const moved = { ...first, stage: 'greeting' as const }
    expect(boardAfter([last, moved], { kind: 'put_back', card: first })).toEqual([first, last])
  })

  it('leaves the others alone when the card has gone meanwhile', () => {
    expect(boardAfter([seated], { kind: 'moved', visitId: 'gone', move: 'arrive', at: NOW })).toEqual([
      seated,
    ])
  })
})

describe('placesOf', () => {
  it('is the seat while she sits, the room while she is cared for, nowhere while she moves', () => {
    expect(placesOf(card({ stage: 'seating' }))).toEqual([{ name: '竹影', nameEn: null }])
    expect(placesOf(card({ stage: 'treatment' }))).toEqual([{ name: '听雨', nameEn: null }])
    expect(placesOf(card({ stage: 'farewell' }))).toEqual([])
    expect(placesOf(card({ stage: 'seating', seat: null }))).toEqual([])
  })
})

describe('a treatment that is halted', () => {
  it('comes before everybody who is only late', () => {
    const late = card({ visitId: 'late', enteredAt: ago(300 * MINUTE) })
    const halted = card({ visitId: 'halted', stage: 'treatment', enteredAt: ago(MINUTE) })
    const needs = (isHalted: boolean) =>
      needsSomeoneNow([late, { ...halted, marks: { ...halted.marks, halted: isHalted } }], NOW)
    expect(needs(true).map((need) => need.card.visitId)).toEqual(['halted', 'late'])
    expect(needs(false).map((need) => need.card.visitId)).toEqual(['late'])
  })
})
