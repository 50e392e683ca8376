// What the salon of the demo knows of its guests beside their visits: their lives, their people, how they are sorted.
import type { NewClient } from '@/lib/clients/basics-schemas'
import type { RelationKind } from '@/lib/clients/relations-flow'

export type DemoArchive = {
  basics?: Partial<
    Pick<
      NewClient,
      | 'nickname'
      | 'address'
      | 'family'
      | 'education'
      | 'occupation'
      | 'character'
      | 'hobbies'
      | 'source'
      | 'birthLunar'
    >
  >
  furtherPhone?: { phone: string; label: string }
  tags?: readonly string[]
  /** To another guest by her name; whoever is not in the list gets an archive of her own. */
  relations?: readonly { kind: RelationKind; name: string }[]
  /** She bought a course of treatments after single ones. */
  isUpgraded?: boolean
  /** What the salon means to do next; `inDays` from the day of the demo. */
  nextAction?: { text: string; inDays: number }
  notYetReason?: 'price' | 'trying' | 'not_convinced' | 'too_far' | 'no_time'
  /** What she did not agree to; she was asked for everything else, unless nothing was asked yet. */
  declined?: readonly ('photos' | 'message')[]
  views?: readonly string[]
  habits?: readonly string[]
}

export const demoTags = [
  { name: '贵宾', nameEn: 'Dear guest' },
  { name: '带朋友来', nameEn: 'Brings friends' },
  { name: '只约周末', nameEn: 'Weekends only' },
  { name: '对价格敏感', nameEn: 'Minds the price' },
  { name: '适合做疗程', nameEn: 'Suits a course' },
]

/** By name. Who is not here told nothing of herself. */
export const demoArchives: Readonly<Record<string, DemoArchive>> = {
  王雅琴: {
    basics: {
      nickname: '琴姐',
      address: '徐汇区武康路 210 弄 6 号',
      family: '先生做外贸，女儿在杭州读大三',
      education: '本科',
      occupation: '自己开一间瓷器店',
      character: '爽快，怕等',
      hobbies: '旅行、看展、收小茶器',
      source: 'walk_in',
    },
    furtherPhone: { phone: '13900002619', label: '店里' },
    tags: ['贵宾', '带朋友来'],
    relations: [{ kind: 'child', name: '林知夏' }],
    isUpgraded: true,
    nextAction: { text: '三次紧致做完，请她看前后的变化，聊聊秋冬的疗程', inDays: 5 },
    habits: ['护理前先喝半杯温水'],
    views: ['喜欢清爽不黏的精华，不喜欢香味重的面霜'],
  },
  李婉清: {
    basics: {
      address: '长宁区愚园路 488 弄',
      family: '两个孩子，老大今年高三',
      occupation: '在家',
      character: '细心，话说得轻',
      hobbies: '种薄荷、烘焙',
      source: 'friend',
    },
    tags: ['只约周末'],
    relations: [{ kind: 'friend', name: '王雅琴' }],
    declined: ['photos'],
    views: ['用过两款含酒精的水都红肿，现在先看成分表再买'],
  },
  陈慕华: {
    basics: {
      family: '先生也是老师',
      education: '博士',
      occupation: '大学教授，教古典文学',
      character: '安静，记性很好',
      hobbies: '写字、古琴',
      source: 'friend',
    },
    tags: ['贵宾'],
    relations: [{ kind: 'colleague', name: '欧阳若兰' }],
  },
  单晓薇: {
    basics: {
      nickname: '薇薇安',
      address: '静安区茂名北路 64 号',
      occupation: '三家面包店的老板',
      character: '忙，喜欢说到做到',
      source: 'friend',
    },
    furtherPhone: { phone: '02162551849', label: '面包店' },
    tags: ['带朋友来', '适合做疗程'],
    relations: [{ kind: 'friend', name: '仇立群' }],
  },
  曾玉兰: {
    basics: {
      family: '和女儿女婿住，小孙女五岁',
      occupation: '退休前是小学老师',
      hobbies: '织毛衣、听评弹',
      source: 'friend',
      birthLunar: true,
    },
    relations: [{ kind: 'child', name: '蒋欣怡' }],
    habits: ['起身前先坐一分钟'],
  },
  解文静: {
    basics: { occupation: '出版社编辑', hobbies: '养猫', source: 'xiaohongshu' },
    tags: ['只约周末'],
  },
  仇立群: { basics: { occupation: '建材生意', source: 'friend' }, declined: ['photos', 'message'] },
  欧阳若兰: { basics: { occupation: '纪录片撰稿', education: '硕士', hobbies: '昆曲、老房子' } },
  上官云舒: { basics: { occupation: '花艺师', source: 'dianping' } },
  吴国栋: {
    basics: { family: '太太也在我们这里做脸', source: 'friend' },
    relations: [{ kind: 'spouse', name: '郑秀英' }],
  },
  郑秀英: { basics: { hobbies: '跳舞、做菜' } },
  沈碧云: { basics: { birthLunar: true, hobbies: '打太极' }, tags: ['适合做疗程'] },
  韩雪梅: { basics: { occupation: '急诊护士', character: '累了就不想说话' } },
  秦可欣: {
    basics: { source: 'xiaohongshu' },
    tags: ['对价格敏感'],
    notYetReason: 'trying',
    nextAction: { text: '体验后第二天问一句感觉，介绍学生价', inDays: 2 },
  },
  许文君: { basics: { source: 'wechat' }, notYetReason: 'no_time' },
}
