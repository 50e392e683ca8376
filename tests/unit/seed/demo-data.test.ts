// Holds the demo salon's data together: every name that stands for another entry finds it.
import parsePhoneNumber from 'libphonenumber-js'
import { describe, expect, it } from 'vitest'
import { demoArchives, demoTags } from '@/prisma/seed/demo-archives'
import {
  demoClients,
  demoCourtesies,
  demoProducts,
  demoRooms,
  demoSalon,
  demoSeats,
  demoStaff,
  demoTreatments,
  pastVisitTexts,
} from '@/prisma/seed/demo-data'

const namesOf = (entries: readonly { name: string }[]) => entries.map(({ name }) => name)
const repeated = (values: readonly unknown[]) => values.filter((value, at) => values.indexOf(value) !== at)

const FACIAL_ACIDS = ['cleansing_oily_tzone', 'cleansing_blackheads', 'cleansing_redness', 'brightening_dull']
const FORBIDDEN = [
  { word: '拔罐', visits: ['guasha_tight_back'] },
  { word: '刮痧', visits: ['guasha_tight_back'] },
  { word: '经络', visits: ['meridian_cold_hands', 'meridian_tired_legs'] },
  { word: '精油', visits: ['aroma_sleep'] },
  { word: '艾灸', visits: ['moxa_cold_feet'] },
  {
    word: '俯卧',
    visits: ['shoulders_desk', 'shoulders_pillow', 'aroma_rest', 'aroma_sleep', 'guasha_tight_back'],
  },
  { word: '水杨酸', visits: FACIAL_ACIDS },
  { word: '维A酸', visits: FACIAL_ACIDS },
  { word: '坚果', visits: ['aroma_sleep', 'aroma_rest'] },
]

describe('demo salon', () => {
  it('has the numbers of a real house', () => {
    expect(demoClients).toHaveLength(40)
    expect(demoSeats).toHaveLength(6)
    expect(demoRooms).toHaveLength(5)
    expect(demoTreatments.length).toBeGreaterThanOrEqual(14)
    expect(demoProducts.length).toBeGreaterThanOrEqual(14)
    expect(demoCourtesies.length).toBeGreaterThanOrEqual(8)
    expect(pastVisitTexts.length).toBeGreaterThanOrEqual(20)
    expect(new Set(demoCourtesies.map(({ occasion }) => occasion)).size).toBe(5)
    expect(demoStaff.slice(0, 3).map(({ userName, role }) => [userName, role])).toEqual([
      ['reception', 'receptionist'],
      ['therapist', 'therapist'],
      ['manager', 'manager'],
    ])
  })

  it('names nothing twice', () => {
    for (const entries of [demoSeats, demoRooms, demoTreatments, demoProducts, demoCourtesies]) {
      expect(repeated(namesOf(entries))).toEqual([])
      expect(repeated(entries.map(({ nameEn }) => nameEn))).toEqual([])
    }
    expect(repeated(demoStaff.map(({ userName }) => userName))).toEqual([])
    expect(repeated(pastVisitTexts.map(({ key }) => key))).toEqual([])
    expect(repeated(demoClients.flatMap(({ phone }) => phone ?? []))).toEqual([])
  })

  it('writes every price in whole fen and every time in whole minutes', () => {
    for (const { name, priceMinor } of [...demoTreatments, ...demoProducts]) {
      expect(Number.isInteger(priceMinor) && priceMinor > 0, name).toBe(true)
    }
    for (const { name, durationMinutes } of demoTreatments) expect(durationMinutes % 5, name).toBe(0)
  })

  it('speaks in past visits of treatments and products on the menu', () => {
    for (const text of pastVisitTexts) {
      expect(namesOf(demoTreatments), text.key).toContain(text.treatmentName)
      expect(namesOf(demoProducts), text.key).toContain(text.productName)
      for (const rating of [text.effect, text.feeling]) expect([1, 2, 3, 4, 5], text.key).toContain(rating)
      for (const words of Object.values(text)) expect(String(words).trim(), text.key).not.toBe('')
    }
  })
})

describe('demo guests', () => {
  it('can be telephoned', () => {
    for (const { name, phone } of demoClients) {
      expect(parsePhoneNumber(phone ?? '', demoSalon.phoneCountry)?.isValid(), name).toBe(true)
      // Recognisable as invented, since the demo offers them for dialling.
      expect(phone, name).toMatch(/^(1380000\d{4}|1390000\d{4}|\+1 \d{3} 555 01\d\d)$/)
    }
  })

  it('have birthdays that there are, told in one way', () => {
    for (const { name, birthYear, birthMonth, birthDay, birthdayInDays } of demoClients) {
      expect(birthMonth === undefined, name).toBe(birthDay === undefined)
      if (birthdayInDays !== undefined) expect(birthMonth, name).toBeUndefined()
      if (birthMonth === undefined || birthDay === undefined) continue
      const date = new Date(Date.UTC(birthYear ?? 2000, birthMonth - 1, birthDay))
      expect([date.getUTCMonth() + 1, date.getUTCDate()], name).toEqual([birthMonth, birthDay])
    }
    expect(demoClients.filter(({ birthdayInDays }) => birthdayInDays !== undefined)).toHaveLength(2)
  })

  it('were referred by someone who stands before them', () => {
    demoClients.forEach(({ name, referredBy }, index) => {
      if (referredBy === undefined) return
      expect(demoClients.slice(0, index)[referredBy], name).toBeDefined()
    })
  })

  it('have talked exactly if they have been here, and were then asked about their health', () => {
    const keys = pastVisitTexts.map(({ key }) => key)
    for (const { name, history, smallTalk, alerts } of demoClients) {
      expect(smallTalk === undefined, name).toBe(history.length === 0)
      if (history.length > 0) expect(alerts, name).toBeDefined()
      for (const key of history) expect(keys, name).toContain(key)
    }
  })

  it('never had a treatment that their alerts forbid', () => {
    for (const { name, history, alerts = [] } of demoClients) {
      const forbidden = FORBIDDEN.filter(({ word }) => alerts.some(({ text }) => text.includes(word)))
      for (const { visits } of forbidden)
        expect(
          history.filter((key) => visits.includes(key)),
          name,
        ).toEqual([])
    }
  })

  it('say in their archives only what the house knows: its tags, its own clients', () => {
    const names = demoClients.map(({ name }) => name)
    for (const [name, { tags = [], relations = [] }] of Object.entries(demoArchives)) {
      expect(names).toContain(name)
      for (const tag of tags) expect(demoTags.map((known) => known.name)).toContain(tag)
      for (const relation of relations) expect(relation.name).not.toBe(name)
    }
  })

  it('like seats that there are and are promised things by people who work here', () => {
    for (const { name, preferences, promise } of demoClients) {
      for (const { kind, seat } of preferences) {
        if (kind === 'seat')
          expect(
            demoSeats.map((place) => place.name),
            name,
          ).toContain(seat)
      }
      if (promise)
        expect(
          demoStaff.map(({ userName }) => userName),
          name,
        ).toContain(promise.ownerUserName)
    }
  })
})
