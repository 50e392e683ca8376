// The headings of other systems and of lists kept by hand.
import { describe, expect, it } from 'vitest'
import { guessColumns, guessOrigin } from '@/lib/imports/column-guess'

const EXPORTS = {
  square: [
    'Reference ID,First Name,Last Name,Email Address,Phone Number,Birthday,Street Address 1,City,Postal Code,Memo,Email Subscription Status',
    [null, 'firstName', 'lastName', null, 'phone', 'birthday', 'address', 'address', 'address', 'note', null],
  ],
  fresha: [
    'Client ID,First Name,Last Name,Email,Mobile Number,Telephone,Gender,Date of Birth,City,Client Source,Note,Blocked,Added',
    [
      null,
      'firstName',
      'lastName',
      null,
      'phone',
      'phone',
      'sex',
      'birthday',
      'address',
      'source',
      'note',
      null,
      null,
    ],
  ],
  vagaro: [
    'First Name,Last Name,Email,Mobile Phone,Day Phone,Night Phone,Birth Date,Gender,Street Address,Customer Since,General Tags',
    ['firstName', 'lastName', null, 'phone', 'phone', 'phone', 'birthday', 'sex', 'address', null, 'tags'],
  ],
  mindbody: [
    'ID,LastName,FirstName,Nickname,Email,MobilePhone,HomePhone,WorkPhone,BirthDate,Gender,ReferredBy,AddressLine1,IsProspect,LiabilityRelease',
    [
      null,
      'lastName',
      'firstName',
      'nickname',
      null,
      'phone',
      'phone',
      'phone',
      'birthday',
      'sex',
      'referrer',
      'address',
      null,
      null,
    ],
  ],
  phorest: [
    'First Name,Last Name,Mobile,Landline,Email,Birth Date,Gender,Notes,Client Since,SMS Marketing Consent',
    ['firstName', 'lastName', 'phone', 'phone', null, 'birthday', 'sex', 'note', null, null],
  ],
  other: [
    '会员卡号,客户姓名,性别,手机号码,出生日期（阳历）,介绍人,客户来源,标签,卡内余额,备注',
    [null, 'name', 'sex', 'phone', 'birthday', 'referrer', 'source', 'tags', null, 'note'],
  ],
} as const

describe.each(Object.entries(EXPORTS))('an export of %s', (origin, [headings, fields]) => {
  it('is known by its headings', () => {
    expect(guessOrigin(headings.split(','))).toBe(origin)
  })

  it('gives each column its field', () => {
    expect(guessColumns(headings.split(','))).toEqual(fields)
  })
})

describe('columns', () => {
  it('are known whatever the blanks, marks and case', () => {
    expect(guessColumns(['  FIRST_name ', 'Last-Name', '手机 号', 'ＰＨＯＮＥ'])).toEqual([
      'firstName',
      'lastName',
      'phone',
      'phone',
    ])
  })

  it('take the given name for one beside a surname', () => {
    expect(guessColumns(['Name', 'Surname'])).toEqual(['firstName', 'lastName'])
    expect(guessColumns(['Name', 'Phone'])).toEqual(['name', 'phone'])
  })

  it('give a single field to the first only', () => {
    expect(guessColumns(['姓名', '客户姓名', '生日', '农历生日'])).toEqual(['name', null, 'birthday', null])
  })

  it('leave out what we do not keep', () => {
    expect(guessColumns(['会员卡号', 'Email', '余额', 'Last Visit', ''])).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
