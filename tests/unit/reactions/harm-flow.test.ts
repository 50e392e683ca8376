// Which notes speak of harm, as a therapist writes them in a hurry.
import { describe, expect, it } from 'vitest'
import { harmInWords, harmsIn, placeOfHarm, unansweredHarms } from '@/lib/reactions/harm-flow'
import { BLANK_CONTENT, type NoteContent, type WholeNote } from '@/lib/treatment-notes/note-schemas'

const note = (text: string): WholeNote => ({ content: { ...BLANK_CONTENT, text }, privateText: '' })
const harmIn = (written: WholeNote) => harmsIn(written)[0] ?? null

describe('a note that speaks of harm', () => {
  it.each([
    ['右脸红肿了一块', '红肿'],
    ['左颊皮肤破了一点', '皮肤破'],
    ['她说辣辣的', '辣辣的'],
    ['脸上像火烧似的', '火烧似'],
    ['下巴起了一片疱', '疱'],
    ['起了水 疱', '水 疱'],
    ['做到一半起了水泡', '水泡'],
    ['鼻翼有点破皮', '破皮'],
    ['背上起疹', '起疹'],
    ['热敷时烫伤一小块，已冷敷', '烫伤'],
    ['针清处渗血', '渗血'],
    ['她说头晕，差点晕倒', '头晕'],
    ['用完精华有过敏反应', '过敏反应'],
    ['皮肤状态不错，左脸却肿了', '肿了'],
    ['未见破皮。回家后肿起来', '肿起'],
    ['没有做完，脸肿了', '肿了'],
    ['Left cheek swollen after the peel', 'swollen'],
    ['No redness. Small blister on the chin', 'blister'],
    ['came out in a rash', 'rash'],
    ['The mask burned her', 'burned'],
    ['she fainted', 'fainted'],
  ])('%s', (text, word) => {
    expect(harmIn(note(text))).toBe(word)
  })

  it('by what was chosen instead of typed', () => {
    const chosen = (reaction: NoteContent['reaction']) =>
      harmIn({ ...note(''), content: { ...BLANK_CONTENT, reaction } })
    expect(chosen('swelling')).toBe('swelling')
    expect(chosen('dizziness')).toBe('dizziness')
    expect(chosen('redness')).toBeNull()
    expect(chosen('none')).toBeNull()
  })

  it('by an open skin that was ticked', () => {
    const found = (code: 'wound' | 'rash' | 'fresh_scar' | 'redness' | 'swelling') =>
      harmsIn({ ...note(''), content: { ...BLANK_CONTENT, findings: [{ code, strength: 1 }] } })
    expect(found('wound')).toEqual(['wound'])
    expect(found('rash')).toEqual(['rash'])
    expect(found('fresh_scar')).toEqual([])
    expect(found('redness')).toEqual([])
    // Swollen legs are what people come for.
    expect(found('swelling')).toEqual([])
  })

  it('in the private part, in the words on the reaction and in the advice', () => {
    expect(harmIn({ ...note(''), privateText: '其实有点烫伤' })).toBe('烫伤')
    const said = (part: 'reactionWords' | 'advice', words: string) =>
      harmIn({ ...note(''), content: { ...BLANK_CONTENT, [part]: words } })
    expect(said('reactionWords', '出了风团')).toBe('风团')
    expect(said('advice', '左脸起了水泡，回家冷敷')).toBe('水泡')
    expect(said('advice', '如有红肿，及时联系我们')).toBeNull()
  })

  it('word by word, each once', () => {
    expect(harmsIn({ ...note('左脸红肿，起了水泡。右脸红肿'), privateText: '水泡' })).toEqual([
      '红肿',
      '水泡',
    ])
    expect(harmsIn(note('脸红肿，she is dizzy'))).toEqual(['红肿', 'dizzy'])
  })

  it('and where each of them stands', () => {
    const content = {
      ...BLANK_CONTENT,
      ...{ text: 'came out in a rash', advice: '水泡冷敷', reaction: 'swelling' as const },
      findings: [{ code: 'wound' as const, strength: 1 as const }],
    }
    const written = { content, privateText: '其实烫伤了' }
    const placeOf = (word: string) => placeOfHarm(word, written)
    expect(harmsIn(written).map(placeOf)).toEqual(['text', 'advice', 'privateText', 'reaction', 'findings'])
  })
})

describe('what nobody has answered for', () => {
  it.each([
    ['what is new', '很舒服', [], '左脸红肿', ['红肿']],
    ['what stands and was not answered', '左脸红肿', ['红肿'], '左脸红肿，冷敷', ['红肿']],
    ['not what was answered', '左脸红肿', [], '左脸红肿，冷敷', []],
    ['what came after an answer', '左脸红肿', [], '左脸红肿，起了水泡', ['水泡']],
    ['what was taken out: that answers for nothing', '左脸红肿', ['红肿'], '很舒服', ['红肿']],
  ])('%s', (_, before, unanswered, after, left) => {
    expect(unansweredHarms(note(before), unanswered, note(after), { isSlip: false })).toEqual(left)
  })

  it.each([
    ['in other words', '左脸起水泡，是碰到的', '左脸起了水泡，是碰到的', []],
    ['of another place', '左脸起水泡', '左脸起水泡。嘴唇也起水泡', ['水泡:嘴唇']],
    ['of the other side', '左脸起水泡', '右边脸起水泡', ['水泡:右脸']],
    ['of a place nobody had named', '起水泡', '嘴唇起水泡', ['水泡:嘴唇']],
    ['of the place more exactly', '脸上起水泡', '左脸起水泡', []],
    ['worse', '左脸起水泡', '左脸起水泡，越来越严重', ['水泡:越来越', '水泡:严重']],
    ['once more', '左脸起水泡', '左脸又起水泡', ['水泡:又']],
    [
      'of another place, in English',
      'rash on the left cheek',
      'rash on the left cheek and her neck',
      ['rash:neck'],
    ],
    ['worse, in English', 'rash on the chin', 'rash on the chin, spreading', ['rash:spreading']],
  ])('what was denied is asked again when it is told %s', (how, before, after, left) => {
    expect({ how, left: unansweredHarms(note(before), [], note(after), { isSlip: false }) }).toEqual({
      how,
      left,
    })
  })

  it('what is ticked is asked again when it has grown, and not when it is less', () => {
    const rash = (strength: 1 | 2 | 3) => ({
      ...note(''),
      content: { ...BLANK_CONTENT, findings: [{ code: 'rash' as const, strength }] },
    })
    expect(unansweredHarms(rash(1), [], rash(2), { isSlip: false })).toEqual(['rash:2'])
    expect(unansweredHarms(rash(3), [], rash(1), { isSlip: false })).toEqual([])
  })

  it('told again, it stays asked until somebody answers, however its sentence is worded', () => {
    const [before, asked] = [note('左脸起水泡。嘴唇起水泡'), ['水泡:嘴唇']]
    expect(unansweredHarms(before, asked, note('左脸起水泡，嘴唇也起了水泡'), { isSlip: true })).toEqual(
      asked,
    )
    expect(unansweredHarms(before, asked, note('左脸起水泡'), { isSlip: false })).toEqual(asked)
    expect(unansweredHarms(before, asked, note('左脸起水泡'), { isSlip: true })).toEqual([])
  })

  it.each([
    ['水泡', '水泡'],
    ['水泡:嘴唇', '嘴唇水泡'],
    ['rash:neck', 'rash (neck)'],
  ])('%s is told to people as %s', (harm, told) => {
    expect(harmInWords(harm)).toBe(told)
  })

  it('a slip is taken out', () => {
    expect(unansweredHarms(note('左脸红肿'), ['红肿'], note('很舒服'), { isSlip: true })).toEqual([])
  })
})

describe('a note that does not', () => {
  it.each([
    '',
    '皮肤状态好，吸收快',
    '护理后无红肿',
    '无红肿、破皮、渗液',
    '未见皮疹',
    '没有起泡',
    '眼部水肿明显改善',
    '按摩后消肿',
    '小腿略肿，腰背发紧',
    '足底轻轻按过一遍。做完肿消了，走路轻快',
    '早上眼睛不肿',
    '有肿瘤病史的不做',
    'swelling has gone down',
    '洁面起泡沫丰富',
    '手法放轻以免烫伤',
    'no swelling or blistering',
    'without any bleeding',
    "didn't burn",
    'A sunny afternoon, firm pressure on the shoulders',
  ])('%s', (text) => {
    expect(harmIn(note(text))).toBeNull()
  })
})

describe('how therapists write of harm', () => {
  it.each([
    '左脸发红发烫，一直不退',
    '皮肤过敏，发痒',
    '脸上很痒，起了一片红点',
    '起小红疙瘩',
    '做完全身发痒',
    '烫到了大腿内侧',
    '烫了个泡',
    '烫着了',
    '皮破了',
    '破了一块皮',
    '磨破了',
    '掉皮',
    '脱皮严重',
    '刺痛得厉害',
    '淤青一大片',
    '起了淤青',
    '拔罐后起了泡',
    '泡破了',
    '流了一点血',
    '出了点血',
    '见血了',
    '有血',
    '头晕，站不稳',
    '恶心想吐',
    '吐了',
    '抽搐',
    '心慌气短',
    '胸闷',
    '喘不上气',
    '呼吸不畅',
    '没有破皮但是红肿',
    '没有想到会起水泡',
    '没注意水温，烫伤小腿',
    '不小心烫伤',
    '无意中抓伤',
    '未测温导致烫红',
    '眼睛睁不开，眼皮肿着',
    '嘴唇肿',
    '脸肿',
    '肿',
    '肿得很高',
    '肿胀',
    '没按说明，红肿',
    '无明显诱因出现红疹',
    '避免不了的擦伤，已消毒',
    '刮痧刮破',
    '色沉',
    '麻木没知觉',
    '疼得受不了',
    '她说很痛，叫停了',
    '灼热感强烈',
    '结痂',
    '起红斑',
    '荨麻疹样',
    '过敏',
    '毛囊炎发作',
    '晕了一下',
    '昏过去',
    '扭伤',
    '拉伤',
    'Redness and itching all over',
    'Her skin peeled off',
    'blistered, not cleaned',
    'swelled up',
    'she could not breathe',
    'She threw up',
    'dizzy',
    'skin came off',
    'raw patch on cheek',
    'itchy bumps',
    'No warning: blister on calf',
    'Not sure why the cheek is swollen',
    'Never had this before: hives',
    'bruised badly',
    'stinging, very red',
    'hurt a lot',
    'Cut her with the scissors',
    'nicked',
    'scratch',
    'could not stop, blisters',
    'Skin is not well. Burned',
    'burnt',
    'reacted badly to the peel',
    'anaphylaxis',
    'numb',
    '没控制好时间，背上拔出水泡了',
    '去角质搓破了一小块',
    '敷到一半说脸上火辣辣的，提前洗掉',
    '撕膜的时候扯掉一点皮，有点渗血',
    '没什么征兆就起了一身疹子',
    '光子做完颧骨结了痂',
    '指缘剪破流血了',
    '皮肤不错；只是下巴鼓了个包',
    '按完站起来晃了一下，说头晕',
    '不停流血，按了十分钟',
    '左脸没红肿，右脸肿了',
    '并非没有红肿，只是不多',
    '不慎擦伤手肘',
    '脸红红的还发烫，冰敷了也不退',
    "couldn't stop the bleeding on her toe",
    'Redness gone but a blister has come up',
    'Went bright red and hot under the mask',
    'The strip lifted the skin on her brow',
    'Came out in hives after the seaweed wrap',
    'Asked me to stop, said it was burning',
    'Nothing at first, then her eyes swelled',
    'She nearly fainted when she sat up',
    'swelling did not go down',
    'It went down with ice, but her cheek had swollen badly',
    '热石放上去她喊了一声，大腿内侧留了个红印，起小泡了',
    '蜜蜡撕下来带掉一层皮，已经涂了芦荟',
    '做完酸以后两颊又红又痒，敷了冰还在发热',
    '拔罐时间长了点，背上一串小水疱',
    '起身的时候眼前发黑，扶着坐了五分钟',
    '没看清温度，把她肩膀烫红了',
    '不知道是不是面膜的原因，眼周肿了一圈',
    '中途说心慌、出冷汗，先停了喝了糖水',
    '修脚时剪深了，脚趾出了血',
    '她昨晚打电话说脸上冒了好多红疙瘩',
    '无任何不适，但起床后呕吐了一次',
    '精油刚抹上手臂就痒得不行',
    '脖子那里刮得太重，第二天青了一大块',
    '皮肤没问题，就是手指被夹伤了',
    'Wax was too hot and took a bit of skin off her upper lip',
    'Client came up in red blotches across the chest ten minutes in',
    'Felt woozy getting off the couch, gave her water',
    'No reaction during the mask but her eyelids puffed up on the way out',
    'Caught her cuticle with the nippers and it bled a little',
    'Her arms went all itchy after the oil',
    "I hadn't tested the stone first and it left a burn on her back",
    'Not usual for her - lips swollen by the end',
    'Had to stop the peel early, it was stinging like mad',
    'She was sick in the bin halfway through',
    '泡澡出来腿软差点摔了，脸色发白',
    '导出的时候额头电了一下，有个小黑点',
    '她闭着眼说右眼刺得流泪，冲了很久',
    '刮完脖子渗出小血珠',
    '蒸脸靠太近，鼻头起了个亮泡',
    '做完一个小时还是很红，摸上去烫手',
    '药水滴到嘴角，嘴角烂了',
    '指甲打磨太薄，按着就疼',
    '艾灸掉了灰，肚子上烫了个印',
    '脱毛后毛孔一颗颗鼓起来',
    '耳后贴片的地方发红发痒',
    '按背时咔一声，她动不了，腰很疼',
    '种的睫毛胶熏得眼睛红肿流泪',
    '精油不适应，打喷嚏气喘',
    '护理后第二天脱皮厉害，紧绷刺痛',
    '酒精棉擦上去她说辣，皮肤起了小疙瘩',
    '没有问题，只是左手麻了半小时',
    '先前都好，洗掉面膜才发现有块红斑',
    '做到小腿抽筋了，停下来揉了会',
    '她自己没说，我看到后背有一道抓痕流血',
    '无红肿，无刺痛，但眼周有点肿',
    '没能及时拿开热毛巾，脖子烫红一片',
    'Left with a red mark on her shin that was hot to touch',
    'Eyes watering and red after the lash glue',
    'Shaky and clammy when she got up',
    'Skin felt tight and came off in flakes next day',
    'Steam too close, small burn beside the nose',
    'She yelped at the last strip, tiny pinpricks of blood',
    'Went lightheaded in the sauna',
    'Her face was on fire, rinsed it off at once',
    'Pressed too hard, there is a big bruise coming',
    'Lump where the needle went in',
    'Left hand went numb in the second half',
    'No pain, no redness, just a few hives on her neck',
    'Came back next day with weeping patches',
    'Not happy: the tint stained and her lids are puffy',
    'Welts along both shins from the scrub',
    'Stopped at once because of a rash',
    'Never mentioned an allergy and then her throat tightened',
    'Sore, red and peeling the day after',
    '卸睫毛时胶水进了眼睛，一直睁不开',
    '刷完酸两腮起了白霜还结了薄痂',
    '按到腰她叫了一声，起来时直不起腰',
    '脱毛蜡太烫，腋下红了一片',
    '敷面膜十分钟后脖子起了一圈红点',
    '针清完下巴还在冒血',
    '修眉刀划了一道口子',
    '做完头皮热热的发痒',
    '蒸完桑拿人有点虚，吐了两次',
    '鼻子两边搓红了，第二天起皮刺痛',
    '火罐扣得太紧，留下几个血泡',
    '没做过敏测试就上了，现在眼皮肿得像核桃',
    'The hot stone slipped and caught her hip, red mark',
    'Threading left her upper lip raw',
    'Rang this morning: face puffy and tight, could hardly open her eyes',
    'Small nick by the ankle, put a plaster on',
    'Fine at first and then hives on both arms',
    'Complained of a burning feeling that would not stop',
    'Heel shaved too deep, it is bleeding',
    'She went very pale and nearly passed out',
    'Laser left two tiny blisters',
    'Came back with spots all over her chin after the oil',
  ])('asks about: %s', (text) => {
    expect(harmIn(note(text))).not.toBeNull()
  })
})

describe('how therapists write of what is denied, feared, old or over', () => {
  it.each([
    '水肿消了',
    '眼袋浮肿减轻',
    '消肿效果好',
    '去水肿',
    '无红肿',
    '没有起疹',
    '未见破皮、渗血',
    '起泡沫丰富',
    '旧伤口已愈合',
    '腿肿了两年，做完轻松',
    '客人说昨天肿了，今天已退',
    '热敷时注意别烫伤',
    '提醒她回家别抓伤',
    '修护晒伤',
    '上周晒伤恢复中',
    '疹子已经退了',
    '过去有湿疹',
    '痘痘的伤口',
    '避免红肿',
    '如有红肿及时联系',
    '若出现红疹请停用',
    'burning calories',
    'Sunburn from last week has faded',
    'If a rash appears, call us',
    'her hives from May are gone',
    'wound on the knee from cycling, avoided it',
    'no blisters, no swelling',
    'swollen ankles went down',
    'Puffiness and swelling gone',
    '剪了肉刺，没出血',
    '清粉刺后轻微出血，已止',
    '术后肿瘤',
    '淋巴排毒腿肿',
    '产后肿了的脚',
    '鸡眼处有裂口，已避开',
    '敏感肌，今天不红不痒',
    '避开了手腕的旧疤',
    '一旦起疹立即停用，回店复查',
    '拉筋到位，没有拉伤',
    '平时容易过敏，用了敏感线',
    '问过了，没有头晕恶心',
    '浮肿的眼袋下去不少',
    '红肿的痘痘消了一半',
    '怕她过敏，先在耳后试了',
    '早上起来脸肿，做完紧致了',
    '伤口：无',
    '特别放松，睡着了',
    'Neither red nor itchy',
    'Patch test fine, never had a rash with us',
    'Should a blister form, leave it alone',
    'Left the sunburnt shoulders alone',
    'Her ankles were swollen from standing all day, lighter now',
    'Warm stones, careful not to burn',
    'The hot oil might sting for a minute',
    'eczema as a child, nothing now',
    "wasn't itchy, sore or swollen",
    'the scratch from her cat has healed',
    '今天皮肤很稳定，没发红也没刺痛',
    '脚后跟的老茧修了，没有伤到皮',
    '如果晚上发热发痒就打电话给我',
    '她说小时候被开水烫伤过，手臂上有疤，绕开了',
    '做完脸不肿了，眼睛也有神',
    '叮嘱三天内不要抓，免得破皮',
    '腿有点浮肿，重点做了排水',
    '全程观察有无红肿，一切正常',
    '上个月在别家做的红疹现在全好了',
    '热水泡脚十五分钟，出了一身汗',
    '头皮没有红斑，出油正常',
    '肩颈僵硬，按完轻松很多',
    '膝盖上摔的伤口已经长好了',
    'Skin calm, no redness or stinging at all',
    'Advised her to ring us if it gets itchy or comes out in a rash',
    'Old burn scar on left forearm, worked around it',
    'Ankles puffy after the flight, lymphatic drainage helped',
    'Told her not to scratch and to keep it out of the sun',
    'The bruise from her fall has nearly gone',
    'Kept the steam low so as not to burn her',
    "She didn't feel dizzy this time",
    'Used the numbing cream before threading',
    'No swelling, itching or pain after the wax',
    'Cut her cuticles back and shaped the nails',
    '肤色均匀，毛孔干净，客人满意',
    '额头有颗旧痘印，淡了些',
    '没有任何不舒服',
    '颈肩酸痛，重点松开',
    '右手腕有旧伤，手法放轻',
    '敏感区避开，没有刺激',
    '客人孕期容易头晕，侧卧',
    '泡完脚暖和多了',
    '上次的红疹没再出现',
    '膝盖淤青是自己撞的，绕开没按',
    '若有灼热感请马上告诉我',
    '皮肤不痒不干，状态很好',
    '血液循环好，脸色红润',
    '刚开始有一点微微刺痛，正常',
    '洗完头皮清爽',
    '破壁灵芝喷雾用了两泵',
    '闭口清了十几颗，没有出血',
    '告诉她可能会有轻微脱皮，属正常',
    '眼睛消肿明显',
    '她问会不会过敏，做了耳后测试没事',
    'Lovely and relaxed, slept through most of it',
    'Mild tingling as expected with the acid',
    'Hands dry, used extra cream',
    'No marks, no soreness',
    'Blood pressure fine before we started',
    'Rosacea as usual, kept it cool',
    'Sore shoulders from the gym, worked deep',
    'Numb fingers from the keyboard, better after',
    'Skin a little pink, normal after gua sha',
    'Raw shea butter on the elbows',
    'Advised that mild redness is normal for a day',
    'Nothing itched, nothing stung',
    'Scratched her knee in the garden, stayed clear of it',
    'Made from scratch scrub smelled lovely',
    'Bumps on the upper arms, keratosis, as always',
    'Peel off mask removed in one piece',
    'Itchy scalp before, calmer now',
    'Feet swollen as usual in the heat',
    'She has had hives from nuts before',
    'Kept clear of the cut on her thumb',
    '今天状态比上次好，红血丝淡了',
    '做完轻松多了，肩膀不疼了',
    '交代回家避免暴晒，防止反黑',
    '如若不适随时来电',
    '客人怕疼，力度放轻',
    '肚子上有剖腹产的伤口疤，避开',
    '水温四十度，没有烫的感觉',
    '指甲边的倒刺剪干净，没碰破',
    '说自己对芒果过敏，精油里没有',
    '蚊子包有点痒，没按',
    '皮肤薄，稍微一搓就红，所以只用指腹',
    '鼻翼有点起皮，加了一泵精华',
    'No heat, no tingling, just calm',
    'Bit of old scarring on the chin, left alone',
    'She asked whether it would burn, showed her the settings',
    'Nails filed short, cuticles pushed back',
    'Would sting if left longer than five minutes',
    'Ice globes at the end, lovely and cool',
    'Not once did she feel faint',
    'Rubbed the knots out, no bruising',
    'Bites on her legs from the holiday, worked around them',
    'Allergic to nuts, used the jojoba instead',
  ])('asks nothing about: %s', (text) => {
    expect(harmIn(note(text))).toBeNull()
  })
})

describe('how far a word reaches', () => {
  it.each([
    ['an if ends with its clause', '如果疼就说，做到一半起疹了', '起疹'],
    ['a fear ends at a turn', '怕疼但烫红', '烫红'],
    ['what came while she was treated is told however soon it went', '做完脸红肿，现在退了', '红肿'],
    ['what was tended is told, said in one breath too', '手臂烫红一块处理好了', '烫红'],
    ['what was tended is told', '鼻梁红斑冷敷过，现在退了', '红斑'],
    ['what we did is told, though it was then left alone', '背上烫伤，避开了', '烫伤'],
    ['a list of what is denied ends where it is said', '无红肿、渗液，背上起疹', '起疹'],
  ])('%s: %s', (_, text, word) => {
    expect(harmIn(note(text))).toBe(word)
  })

  it.each([
    ['an if goes on with an or', '如果回家后发热，或者起疹，都先停'],
    ['what she is to do if it comes', '发痒就停用'],
    ['a bath is no blister', '热水泡十分钟'],
    ['shoulders that ache are what she comes for', '久坐，肩颈一碰就痛'],
    ['a list without commas that end it', 'no redness, swelling or blisters'],
  ])('%s: %s', (_, text) => {
    expect(harmIn(note(text))).toBeNull()
  })
})
