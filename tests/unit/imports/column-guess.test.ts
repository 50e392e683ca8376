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
  meiguanjia: [
    '会员姓名,手机号,性别,生日,会员卡号,会员等级,储值余额,赠送余额,累计消费,最近到店时间,专属顾问,来源渠道,备注',
    [
      ...['name', 'phone', 'sex', 'birthday', null, 'level', 'balance', null, 'spent', 'lastVisit'],
      ...['therapist', 'source', 'note'],
    ],
  ],
  youzan: [
    '客户姓名,手机号,客户昵称,成为客户时间,归属导购,储值本金余额,累计支付金额,累计支付次数,标签',
    ['name', 'phone', 'nickname', null, 'therapist', 'balance', 'spent', 'visits', 'tags'],
  ],
  boka: [
    '卡号,姓名,手机,卡类别,卡金余额,疗程余额,建档日期,末次消费日期,欠款',
    [null, 'name', 'phone', 'level', 'balance', null, null, 'lastVisit', null],
  ],
  kelaidian: [
    '会员编号,姓名,手机号码,会员级别,卡项余额,剩余积分,最后到店时间,服务员工,客户归属',
    [null, 'name', 'phone', 'level', null, null, 'lastVisit', 'therapist', null],
  ],
  other: [
    '会员卡号,客户姓名,性别,手机号码,出生日期（阳历）,介绍人,客户来源,标签,卡内余额,备注',
    [null, 'name', 'sex', 'phone', 'birthday', 'referrer', 'source', 'tags', 'balance', 'note'],
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

  it('give a second one the same field: it fills what the first leaves empty', () => {
    expect(guessColumns(['姓名', '客户姓名', '生日', '农历生日'])).toEqual([
      'name',
      'name',
      'birthday',
      'birthday',
    ])
  })

  it.each([
    [
      'Vorname Name Handynummer Geburtsdatum Anrede Bemerkungen',
      'firstName lastName phone birthday formOfAddress note',
    ],
    [
      'Nom Prénom Téléphone Portable Naissance Profession Remarques',
      'lastName firstName phone phone birthday occupation note',
    ],
    ['Nombre Apellidos Móvil Sexo Cumpleaños Observaciones', 'firstName lastName phone sex birthday note'],
    ['氏名 電話番号 性別 生年月日 住所 備考 紹介者', 'name phone sex birthday address note referrer'],
    ['이름 휴대폰 성별 생년월일 직업 메모 추천인', 'name phone sex birthday occupation note referrer'],
    [
      '客戶姓名 行動電話 電話 性別 生日 地址 職業 備註 介紹人 稱呼',
      'name phone phone sex birthday address occupation note referrer formOfAddress',
    ],
    ['Nom Téléphone', 'name phone'],
  ])('are known in other languages: %s', (headings, fields) => {
    expect(guessColumns(headings.split(' '))).toEqual(fields.split(' '))
  })

  it('tell of her time in the house before', () => {
    const headings = ['最近到店时间', '到店次数', '累计消费', '会员等级', '储值余额', '专属美容师']
    const fields = ['lastVisit', 'visits', 'spent', 'level', 'balance', 'therapist']
    expect(guessColumns(headings)).toEqual(fields)
    const english = ['Last Visit', 'Total visits', 'Total spend', 'Membership', 'Balance', 'Preferred staff']
    expect(guessColumns(english)).toEqual(fields)
  })

  it('leave out what we do not keep', () => {
    expect(guessColumns(['会员卡号', 'Email', '积分', 'Blocked', ''])).toEqual([null, null, null, null, null])
  })
})
