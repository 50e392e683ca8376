// How a name is read: syllables for sorting and finding, with the right reading of surnames that have several.
import 'server-only'
import { pinyin } from 'pinyin-pro'
import { closedUp, plainWords, simplifiedToRead } from './plain-letters'

const HAN = /\p{Script=Han}+/gu

/**
 * The reading of a name: lower-case syllables and words without tones, separated by blanks.
 * "王小明" is "wang xiao ming", "单雄信" is "shan xiong xin", "Émile Zola" is "emile zola"; ü is "v", as it is typed.
 */
export function pinyinOf(name: string): string {
  const syllables = closedUp(name).replace(HAN, (run) => ` ${syllablesOf(run, 'head').join(' ')} `)
  return plainWords(syllables).join(' ') || name.trim().toLowerCase()
}

function syllablesOf(run: string, surname: 'head' | 'off'): string[] {
  return pinyin(simplifiedToRead(run), { toneType: 'none', type: 'array', v: true, surname })
}

/** More ways to read one name would be found by nobody and only cost space. */
const MOST_READINGS = 16

/**
 * Every way in which somebody may read a name, as syllables: a surname by its own and by its ordinary reading (单 shan,
 * dan), a given name by each reading that names have (乐 le, yue), ü as v, u and yu. Only for finding.
 */
export function readingsOf(name: string): string[][] {
  const places = closedUp(name)
    .split(/(\p{Script=Han}+)/u)
    .flatMap((part, index) => (index % 2 === 1 ? placesOf(part) : plainWords(part).map((word) => [word])))
  const all = places.reduce((count, { length }) => count * length, 1)
  return all <= MOST_READINGS ? everyWay(places) : oneOtherWay(places)
}

/** For each character its readings, the likeliest first. */
function placesOf(run: string): string[][] {
  const ordinary = syllablesOf(run, 'off')
  const characters = Array.from(simplifiedToRead(run))
  return syllablesOf(run, 'head').map((syllable, index) => {
    const read = [syllable, ordinary[index] ?? syllable, ...(READ_ALSO.get(characters[index] ?? '') ?? [])]
    return [...new Set(read.flatMap(asTyped).flatMap(plainWords))]
  })
}

/** 吕 stands as LYU in a passport and is typed lv; many type lu. */
function asTyped(syllable: string): string[] {
  return /^[ln]v/.test(syllable)
    ? [syllable, syllable.replace('v', 'u'), syllable.replace('v', 'yu')]
    : [syllable]
}

function everyWay(places: string[][]): string[][] {
  return places.reduce<string[][]>(
    (ways, readings) => ways.flatMap((way) => readings.map((reading) => [...way, reading])),
    [[]],
  )
}

function oneOtherWay(places: string[][]): string[][] {
  const likeliest = places.map(([first = '']) => first)
  const others = places.flatMap((readings, at) =>
    readings.slice(1).map((reading) => likeliest.with(at, reading)),
  )
  return [likeliest, ...others]
}

/** Characters of surnames and given names that have several readings, or that are often read in another way. */
const READ_ALSO = new Map(
  `单 shan dan chan|解 xie jie|仇 qiu chou|查 zha cha|曾 zeng ceng|区 ou qu|朴 piao pu|覃 qin tan|盖 ge gai
  繁 po fan|秘 bi mi|员 yun yuan|乐 le yue|召 shao zhao|翟 zhai di|种 chong zhong|折 she zhe|黑 he hei
  缪 miao mou|尉 wei yu|宿 su xiu|适 shi kuo|隗 wei kui|郗 xi chi|么 yao me|那 na nuo|车 che ju|柏 bai bo
  薄 bo bao|谌 chen shen|瞿 qu ju|郇 xun huan|祭 zhai ji|长 zhang chang|会 gui hui|佴 nai er|降 jiang xiang
  洗 xian xi|冼 xian xi|晟 sheng cheng|殷 yin yan|莘 shen xin|盛 sheng cheng|乘 cheng sheng|朝 zhao chao
  重 chong zhong|行 xing hang|茜 xi qian|娜 na nuo|靓 liang jing|隽 jun juan|强 qiang jiang|蔓 man wan
  露 lu lou|参 shen can|都 du dou|藏 zang cang|觉 jue jiao|阿 a e|伽 jia qie|佛 fo fu|伯 bo bai|炅 jiong gui
  焯 zhuo chao|奇 qi ji|绰 chuo chao|裳 shang chang|鹤 he hao|澄 cheng deng|称 cheng chen|传 chuan zhuan
  椎 zhui chui|甄 zhen juan|菀 wan yuan|苑 yuan wan|筠 yun jun|均 jun yun|龟 gui jun qiu|纶 lun guan
  率 shuai lv|六 liu lu|勒 le lei|落 luo la|俩 lia liang|见 jian xian|校 xiao jiao|角 jiao jue|嚼 jiao jue
  钥 yao yue|约 yue yao|说 yue shuo|削 xue xiao|巷 xiang hang|省 xing sheng|荥 xing ying|邪 xie ye
  咽 yan ye|艾 ai yi|疑 yi ni|尾 wei yi|佚 yi die|祎 yi hui|珲 hun hui|滑 hua gu|谷 gu yu|鹄 hu gu
  虹 hong jiang|圈 quan juan|泊 bo po|埔 pu bu|堡 bao pu|暴 bao pu|玢 bin fen|贲 ben bi|番 fan pan|般 ban bo
  屏 ping bing|曝 pu bao|莎 sha suo|厦 xia sha|杉 shan sha|栅 zha shan|禅 chan shan|颤 chan zhan
  杓 biao shao|俟 si qi|拓 tuo ta|大 da dai|纤 xian qian|乾 qian gan|圩 wei xu|畜 xu chu|浚 jun xun
  荨 xun qian|屯 tun zhun|仔 zi zai|徵 zheng zhi|吁 xu yu|妤 yu shu|彧 yu huo|婼 ruo chuo|赟 yun bin
  昱 yu li|犇 ben niu|淼 miao shui|焱 yan huo|骁 xiao yao|垚 yao tu|芃 peng fan|翀 chong zhong|偲 si cai
  杲 gao guo|旻 min wen|玟 min wen|芮 rui nei|嫒 ai yuan|琇 xiu you|侗 tong dong|逄 pang feng|晔 ye hua
  烨 ye hua|琰 yan tan|笪 da dan|亓 qi ji|仉 zhang ji|妫 gui wei|郄 qie xi|郤 xi qie|阚 kan han`
    .split(/[|\n]/)
    .map((line) => line.trim().split(' '))
    .map(([character = '', ...readings]): [string, string[]] => [character, readings]),
)
