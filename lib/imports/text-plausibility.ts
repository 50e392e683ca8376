// How much what was decoded looks like words that somebody wrote.
import 'server-only'

/** Surnames, given names and words of lists of clients, in either script. */
const FAMILIAR = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴莫孔向常汤' +
    '張劉陳楊黃趙吳孫馬羅鄭許鄧韓馮蕭蔣葉蘇呂盧鍾薑譚陸範韋賈鄒龍賀顧龔萬錢湯' +
    '姓名手机号码电话生日性别备注地址标签会员客户卡余额来源职业微信日期年月女士先生小姐太太店过敏皮肤喜欢茶人大文小明玲丽华芳敏静秀英伟强军杰娟艳涛勇超霞平红玉兰桂香梅雪春美婷欣怡佳慧琳雅琪梦晓燕云飞志建国海洋宇浩然子轩涵思雨诗若可心一二三四五六七八九十不有的是在了和上中下来去老新好多少点天花安全无' +
    '機號碼電話別備註標籤會員戶額職業過膚歡麗華靜偉強軍傑豔濤紅蘭夢曉雲飛國來點東門車書長時見開對個們這' +
    'の様日本田中山村',
)

const IN_A_WORD = /[’'‘.·-]/

/**
 * From 0, where nobody can have written this, to 1. Measured on the words with signs beyond ASCII; 1 without any.
 */
export function plausibility(text: string): number {
  let sum = 0
  let count = 0
  for (const [word] of text.matchAll(/[^\s,;|"]+/gu)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is passed over
    if (!/[^\x00-\x7f]/.test(word)) continue
    const found = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
      ? ofEastern(word)
      : ofWestern(word)
    sum += found.reduce((all, each) => all + each, 0)
    count += found.length
  }
  return count === 0 ? 1 : sum / count
}

function ofEastern(word: string): number[] {
  const isMixed = /\p{Script=Hangul}/u.test(word) && /\p{Script=Han}/u.test(word)
  const signs = Array.from(word)
  return signs.flatMap((sign, at) => {
    if (sign <= '\u007f') return []
    if (isMixed || /[\uff61-\uff9f]/.test(sign)) return [0.2]
    if (/\p{Script=Han}/u.test(sign)) return [ofHan(sign, signs[at - 1], signs[at + 1])]
    if (/[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(sign)) return [0.9]
    return [/[\u3000-\u303f\uff01-\uff5e·—…“”‘’]/.test(sign) ? 0.8 : 0.2]
  })
}

/** A rare character between the letters of a Latin word is half of an accent. */
function ofHan(sign: string, before = '', after = ''): number {
  if (FAMILIAR.has(sign)) return 1
  if (isFrequent(sign)) return 0.6
  return /[a-z]/i.test(before) || /[a-z]/i.test(after) ? 0 : 0.25
}

function ofWestern(word: string): number[] {
  const runs = word.match(/\p{L}+|[^\p{L}]/gu) ?? []
  return runs.flatMap((run, at) =>
    /\p{L}/u.test(run) ? ofLetters(run) : ofSign(run, runs[at - 1], runs[at + 1]),
  )
}

function ofLetters(run: string): number[] {
  const isWell = /^(\p{Lu}?[\p{Ll}ªº]*|\p{Lu}+|(Mc|Mac|O|D|De|Le|La|Di)\p{Lu}\p{Ll}+)$/u.test(run)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is passed over
  const isStrange = run.length > 1 && !/[\x00-\x7f]/.test(run) && run === run.toUpperCase()
  const signs = Array.from(run)
  return signs.flatMap((sign, at) => {
    if (sign <= '\u007f') return []
    if (!isWell || isStrange || /[ªºµþÞðÐ]/.test(sign)) return [0.2]
    return [(signs[at - 1] ?? 'a') > '\u007f' || (signs[at + 1] ?? 'a') > '\u007f' ? 0.75 : 0.9]
  })
}

function ofSign(sign: string, before = '', after = ''): number[] {
  if (sign <= '\u007f') return []
  const isInWord = /\p{L}$/u.test(before) || /^\p{L}/u.test(after)
  if (IN_A_WORD.test(sign)) return [0.9]
  if (/[“”„«»–—…]/.test(sign)) return [before === '' || after === '' ? 0.8 : 0.2]
  return [!isInWord && /[€£¥°]/.test(sign) ? 0.8 : 0]
}

let frequent: Set<string> | null = null

/** The characters that GB 2312 and Big5 keep in their first level. */
function isFrequent(sign: string): boolean {
  frequent ??= new Set([...level('gb18030', 0xb0, 0xd7, 0xa1), ...level('big5', 0xa4, 0xc6, 0x40)])
  return frequent.has(sign)
}

function level(encoding: string, first: number, last: number, from: number): string {
  const bytes: number[] = []
  for (let lead = first; lead <= last; lead++) {
    for (let trail = from; trail <= 0xfe; trail++) if (trail >= 0xa1 || trail <= 0x7e) bytes.push(lead, trail)
  }
  return new TextDecoder(encoding).decode(new Uint8Array(bytes))
}
