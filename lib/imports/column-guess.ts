// Which column of a foreign file holds what, told by its heading, and whose export it is.
import 'server-only'
import { CHINESE_SIGNS, HEADINGS_ELSEWHERE, OPENING_HEADINGS, PLAIN_NOTES_ELSEWHERE } from './heading-words'
import type { ImportField, ImportOrigin, Mapping } from './import-flow'

/**
 * Headings by field, Chinese and English (other languages: heading-words.ts), and those that the help pages of the other systems name:
 * - Square: squareup.com/help/us/en/article/6632-import-customers-online (First Name, Last Name, Email Address,
 *   Phone Number, Birthday, Company Name, Street Address, City, Postal Code, Memo, Reference ID,
 *   Email Subscription Status).
 * - Fresha: support.fresha.com/hc/en-us/articles/115001938785 (First Name, Last Name, Mobile Number, Telephone,
 *   Email, Gender, Date of Birth, Client Source, Note, Blocked, Added, Client ID).
 * - Vagaro: support.vagaro.com/hc/en-us/articles/18977250687643 (First Name, Last Name, Mobile Phone, Day Phone,
 *   Night Phone, Birth Date, Gender, Street Address, Customer Since, General Tags).
 * - Mindbody: mindbody.exceedlms.com/student/page/535923-client-profile-overview and its client records
 *   (First Name, Last Name, Nickname, Mobile Phone, Home Phone, Work Phone, Birth Date, Referred By, Address Line 1,
 *   Is Prospect, Liability Release).
 * - Phorest: developer.phorest.com/reference/getclients (First Name, Last Name, Mobile, Landline, Birth Date, Gender,
 *   Notes, Client Since, First Visit, SMS Marketing Consent).
 * Compared without blanks, marks and case.
 */
const HEADINGS: Record<ImportField, string> = {
  name: '姓名 名字 名称 客户姓名 客户名称 客户 会员姓名 会员名称 会员名 会员 顾客姓名 顾客 客人姓名 客人 联系人 name fullname clientname customername customer client guestname guest displayname membername',
  lastName: '姓 姓氏 lastname surname familyname secondname clientlastname customerlastname',
  firstName: '名 firstname givenname forename clientfirstname customerfirstname',
  phone:
    '手机 手机号 手机号码 电话 电话号码 联系电话 移动电话 联系方式 联系号码 会员手机 客户手机 客户电话 手机1 手机2 电话1 电话2 备用电话 备用手机 其他电话 家庭电话 座机 固定电话 phone phones phonenumber phoneno mobile mobilenumber mobilephone mobileno cell cellphone cellnumber telephone tel telno telephonenumber contactnumber primaryphone phone1 phone2 secondaryphone otherphone additionalphone dayphone nightphone daytimephone homephone workphone landline homenumber',
  sex: '性别 sex gender',
  birthday:
    '生日 出生日期 出生年月日 出生年月 生辰 客户生日 会员生日 阳历生日 农历生日 生日日期 birthday birthdate dateofbirth dob birth bday',
  formOfAddress: '称呼 尊称 怎么称呼 formofaddress addressheras addressas salutation title prefix',
  nickname: '昵称 小名 绰号 微信昵称 客户昵称 英文名 nickname preferredname knownas alias',
  address:
    '地址 住址 家庭住址 家庭地址 联系地址 详细地址 通讯地址 居住地址 address streetaddress street address1 address2 addressline1 addressline2 streetaddress1 streetaddress2 homeaddress mailingaddress suburb city town state county province region zip zipcode postcode postalcode postal',
  occupation:
    '职业 工作 单位 工作单位 职务 公司 occupation job jobtitle profession company companyname employer',
  education: '学历 文化程度 教育程度 education',
  family: '家庭 家庭情况 家庭成员 婚姻 婚姻状况 婚否 family maritalstatus',
  character: '性格 性格特点 character personality',
  hobbies: '爱好 兴趣 兴趣爱好 喜好 hobbies hobby interests',
  source:
    '来源 客户来源 会员来源 顾客来源 渠道 来源渠道 获客渠道 source clientsource customersource leadsource howdidyouhearaboutus heardofusthrough referralsource referraltype',
  referrer: '介绍人 推荐人 转介绍人 引荐人 介绍人姓名 推荐人姓名 referrer referredby referral referralname',
  tags: '标签 客户标签 会员标签 分类 客户分类 客户类型 分组 tag tags label labels generaltags category clientcategory clientcategories customergroup customergroups groups group',
  lastVisit:
    '最近到店 最近到店时间 最近到店日期 最后到店 最后到店时间 最后到店日期 上次到店 上次到店时间 上次到店日期 最近来店 上次消费时间 上次消费日期 最近消费 最近消费时间 最近消费日期 最后消费时间 最后消费日期 末次消费日期 lastvisit lastvisitdate lastappointment lastseen',
  visits:
    '到店次数 累计到店次数 累计到店 来店次数 消费次数 累计消费次数 总消费次数 累计支付次数 服务次数 visits totalvisits numberofvisits visitcount transactioncount',
  spent:
    '累计消费 累计消费金额 累计消费额 消费总额 消费金额 总消费 总消费额 总消费金额 累计支付金额 历史消费 totalspent totalspend lifetimespend lifetimevalue totalsales',
  level:
    '会员等级 会员级别 会员卡类型 卡类型 卡类别 会籍 会籍等级 等级 客户等级 会员类型 memberlevel membership membershiplevel tier',
  balance:
    '余额 账户余额 卡余额 卡内余额 储值余额 储值卡余额 卡金余额 本金余额 储值本金余额 会员卡余额 剩余金额 balance accountbalance',
  therapist:
    '专属美容师 美容师 专属顾问 归属员工 服务员工 所属员工 跟进人 归属导购 专属技师 常用美容师 指定美容师 preferredstaff preferredtherapist therapist stylist',
  note: '备注 备注信息 说明 客户备注 会员备注 记录 皮肤状况 肤质 皮肤类型 过敏 过敏史 过敏与禁忌 禁忌 病史 注意事项 note notes memo comment comments remark remarks clientnote clientnotes customernotes description alert alertnote alertnotes allergy allergies medicalnotes accountnotes yellowalert redalert',
}

/** Headings that only one system writes. Two of them tell whose export it is. */
const SIGNS: Record<Exclude<ImportOrigin, 'other'>, string> = {
  square:
    'referenceid emailsubscriptionstatus emailaddress memo creationsource firstvisit squarecustomerid instantprofile transactioncount companyname',
  fresha:
    'clientid mobilenumber telephone clientsource blocked blockreason added marketingconsent acceptsmarketing note',
  vagaro: 'customersince dayphone nightphone mobilephone generaltags customerid birthdate iou pointsbalance',
  mindbody:
    'isprospect liabilityrelease referredby homephone workphone workextension mobilephone addressline1 mindbodyid yellowalert redalert accountnotes',
  phorest:
    'landline clientsince smsmarketingconsent emailmarketingconsent smsreminderconsent preferredstaff clientcategories mobile loyaltycard',
  ...CHINESE_SIGNS,
}

const FIELD_OF = new Map(
  [HEADINGS_ELSEWHERE, OPENING_HEADINGS, HEADINGS].flatMap((table) =>
    Object.entries(table).flatMap(([field, words]) =>
      words.split(' ').map((heading) => [heading, field as ImportField] as const),
    ),
  ),
)
const PLAIN_NOTES = new Set(PLAIN_NOTES_ELSEWHERE.split(' '))

/** The field of each column, or null where the heading says nothing we keep. */
export function guessColumns(headings: readonly string[]): Mapping {
  const fields = headings.map((heading) => FIELD_OF.get(bare(heading)))
  const split = { first: fields.includes('firstName'), last: fields.includes('lastName') }
  return headings.map((heading) => fieldOf(heading, split))
}

/** Whose export it is; `other` when fewer than two of its own headings are there. */
export function guessOrigin(headings: readonly string[]): ImportOrigin {
  const found = new Set(headings.map(bare))
  const scores = Object.entries(SIGNS).map(
    ([origin, signs]) =>
      [origin as ImportOrigin, signs.split(' ').filter((sign) => found.has(sign)).length] as const,
  )
  const [origin, score] = scores.reduce((best, next) => (next[1] > best[1] ? next : best), [
    'other',
    1,
  ] as const)
  return score >= 2 ? origin : 'other'
}

/** How many different headings that we know stand in these cells; the row with most of them is the head of the table. */
export function headingScore(cells: readonly string[]): number {
  return new Set(cells.map(bare).filter((heading) => FIELD_OF.has(heading))).size
}

/** Whether a heading says no more than that this is a note: then it need not stand before each one. */
export function isPlainNote(heading: string): boolean {
  const word = bare(heading)
  return (
    /^(备注|备注信息|说明|客户备注|会员备注|记录|notes?|memo|comments?|remarks?|clientnotes?|customernotes)$/.test(
      word,
    ) || PLAIN_NOTES.has(word)
  )
}

/** "Name" beside "Surname" is the given name; beside "Vorname" it is the surname. */
function fieldOf(heading: string, split: { first: boolean; last: boolean }): ImportField | null {
  const word = bare(heading)
  const field = FIELD_OF.get(word) ?? null
  if (field !== 'name' || !/^(name|名字|名前|nom|nombre|nome|이름)$/.test(word)) return field
  if (split.last) return 'firstName'
  return split.first ? 'lastName' : 'name'
}

function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(].*[)）]$/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
