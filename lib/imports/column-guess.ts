// Which column of a foreign file holds what, told by its heading, and whose export it is.
import 'server-only'
import type { ImportField, ImportOrigin, Mapping } from './import-flow'

/**
 * Headings by field, Chinese and English, and those that the help pages of the other systems name:
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
  formOfAddress: '称呼 尊称 怎么称呼 formofaddress salutation title prefix',
  nickname: '昵称 小名 绰号 微信昵称 英文名 nickname preferredname knownas alias',
  address:
    '地址 住址 家庭住址 家庭地址 联系地址 详细地址 通讯地址 居住地址 address streetaddress street address1 address2 addressline1 addressline2 streetaddress1 streetaddress2 homeaddress mailingaddress suburb city town state county province region zip zipcode postcode postalcode postal',
  occupation:
    '职业 工作 单位 工作单位 职务 公司 occupation job jobtitle profession company companyname employer',
  education: '学历 文化程度 教育程度 education',
  family: '家庭 家庭情况 家庭成员 婚姻 婚姻状况 婚否 family maritalstatus',
  character: '性格 性格特点 character personality',
  hobbies: '爱好 兴趣 兴趣爱好 喜好 hobbies hobby interests',
  source:
    '来源 客户来源 会员来源 顾客来源 渠道 来源渠道 获客渠道 source clientsource customersource leadsource howdidyouhearaboutus referralsource referraltype',
  referrer: '介绍人 推荐人 转介绍人 引荐人 介绍人姓名 推荐人姓名 referrer referredby referral referralname',
  tags: '标签 客户标签 会员标签 分类 客户分类 客户类型 分组 tag tags label labels generaltags category clientcategory clientcategories customergroup customergroups groups group',
  note: '备注 备注信息 说明 客户备注 会员备注 记录 皮肤状况 肤质 皮肤类型 过敏 过敏史 禁忌 病史 注意事项 note notes memo comment comments remark remarks clientnote clientnotes customernotes description alert alertnote alertnotes allergy allergies medicalnotes accountnotes yellowalert redalert',
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
}

const FIELD_OF = new Map(
  Object.entries(HEADINGS).flatMap(([field, words]) =>
    words.split(' ').map((heading) => [heading, field as ImportField] as const),
  ),
)

/** The field of each column, or null where the heading says nothing we keep. A single field is given once. */
export function guessColumns(headings: readonly string[]): Mapping {
  const given = new Set<ImportField>()
  const isSplit = headings.some((heading) => FIELD_OF.get(bare(heading)) === 'lastName')
  return headings.map((heading) => {
    const field = fieldOf(heading, isSplit)
    if (field === null) return null
    if (given.has(field) && !['phone', 'address', 'tags', 'note'].includes(field)) return null
    given.add(field)
    return field
  })
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

/** How many of these cells read like headings we know; the row with most of them is the head of the table. */
export function headingScore(cells: readonly string[]): number {
  return cells.filter((cell) => FIELD_OF.has(bare(cell))).length
}

/** Whether a heading says no more than that this is a note: then it need not stand before each one. */
export function isPlainNote(heading: string): boolean {
  return /^(备注|备注信息|说明|客户备注|会员备注|记录|notes?|memo|comments?|remarks?|clientnotes?|customernotes)$/.test(
    bare(heading),
  )
}

/** "Name" beside "Surname" is the given name. */
function fieldOf(heading: string, isSplit: boolean): ImportField | null {
  const field = FIELD_OF.get(bare(heading)) ?? null
  return field === 'name' && isSplit && /^(name|名字)$/.test(bare(heading)) ? 'firstName' : field
}

function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(].*[)）]$/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
