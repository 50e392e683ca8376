// What somebody is called beside her name: 女士, 总, Ms. Pure; safe for the client.

/** Ends a name that is an address already; nobody's given name ends so. */
const ADDRESSES = '女士|小姐姐?|先生|太太|夫人|阿姨|姐姐?|哥哥?|总|總|老师|老師'

/** And what somebody types who looks for her; by itself it is a title and nobody's name. */
const TITLES = `${ADDRESSES}|老板娘?|经理|主任|医生|教授|律师|博士|院长|校长|局长|处长|师傅|叔叔?|伯伯|妈妈?|董`

const LATIN = 'ms|mrs|miss|mr|dr|madam|mme|herr|frau'

/** A Chinese name that is an address already: 王女士. Its first group is the title. */
export const ADDRESSED_ZH = new RegExp(`(${ADDRESSES})$`, 'u')

/** The same in English: Ms Wang. */
export const ADDRESSED_EN = new RegExp(`^(${LATIN})\\.? `, 'i')

/** A title at the end of a Chinese word, behind something else. */
export const ENDS_IN_TITLE = new RegExp(`(?<=.)(${TITLES})$`, 'u')

/** And of a reading. */
export const READS_AS_TITLE = /(?<=..)(nvshi|nushi|xiaojie|xiansheng|taitai)$/

/** A plain word that is nothing but a title. */
export const IS_TITLE = new RegExp(`^(${TITLES}|${LATIN}|nvshi|nushi|xiaojie|xiansheng|taitai)$`, 'u')
