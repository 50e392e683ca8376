// The words by which a note tells of harm, and those by which it says that there was none, that it is feared, old or over.
// Patterns without flags, to be read line by line; lib/reactions/harm-flow.ts says what they mean for one another.

const anyOf = (...patterns: string[]) => patterns.join('|')

export type HarmWords = {
  /** Ends a clause: what is denied, feared or old before it says nothing of what comes behind it. */
  turn: RegExp
  /** Words of harm. */
  harm: RegExp
  /** Right before a word of harm: it was not so. */
  denied: RegExp
  /** The whole next clause: 伤口：无. */
  deniedNext: RegExp
  /** Before it in its clause: what is to be avoided, may come or is asked after. */
  unsaid: RegExp
  /** Like `unsaid`, and reaching on into the clauses that `goesOn` joins. */
  condition: RegExp
  goesOn: RegExp
  /** Right behind it: what she is to do if it comes. */
  instruction: RegExp
  /** Before it or right behind it: she has had it for long. What she came with today is asked about. */
  oldBefore: RegExp
  oldAfter: RegExp
  /** Right behind it, or beginning the next clause: it is no more. */
  over: RegExp
  overNext: RegExp
  /** It came while she was being treated, or something had to be done about it: then it is neither old nor over. */
  during: RegExp
  tended: RegExp
  /** What a guest may walk in with, and how it is said that it was left alone. */
  walksIn: RegExp
  avoided: RegExp
  /** A part of her, with its side: harm that is told again of another one is another harm. */
  place: RegExp
  /** It is worse than was told, or there again. */
  worse: RegExp
}

// ── 中文 ─────────────────────────────────────────────────────────────────────

// Swollen legs, feet and bags under the eyes are what people come for.
const LEGS_BEFORE = '(?<![水浮消去退]|眼袋[^，]{0,2}|(?:腿|脚|足|踝|膝)[^，]{0,4})'

const HARM_ZH = anyOf(
  // the skin is open
  '破皮|皮肤破|破了[^，]{0,4}皮|皮[^，肤]{0,2}破了|[磨刮抓蹭擦划搓戳弄剪夹挤扯]破|[掉脱]了?[^，]{0,3}皮(?!肤)|扯掉[^，]{0,3}皮',
  '[擦抓划割剪夹压撞挫冻碰扭拉]伤|伤口|裂口|[划割开]了?[^，]{0,3}口子|结了?[^，]{0,2}痂|渗液|流脓|化脓',
  '(?<!补|养|活|贫|献)[流出渗见有冒](?:了|过)?(?:一?点|些|少许)?(?<!红)血(?![管压液色型糖脂栓虚])|不停流血|血[珠泡疱]|溃|烂了|烂掉',
  // heat
  '烫[伤红到着破起]|烫了?[^，]{0,2}[泡印疤]|烫了一[下块片]|发烫|烫手|电了一下|灼[伤痛热]|烧伤|火辣辣|辣辣的|火烧[似一]',
  '(?<![热温药花])水[ -]?[泡疱](?![脚澡浴手软开茶])|(?<![面脓带])疱(?!疹后)|[起拔]了?[^，、水血]{0,2}泡(?![沫沐泡])|[拔烫]出[^，]{0,2}[泡疱]|泡破',
  // how skin answers
  '红疹|皮疹|疹子|[起出]疹|湿疹(?:发作|犯)|风团|荨麻疹|毛囊炎|感染|发炎了',
  '红[肿斑点]|红(?:小)?疙瘩|(?<!鸡皮)疙瘩|通红|红得|[很还]红(?!润)|红了一[大片块圈]|一片红|发红发[烫热痒]|[鼓起]了?[^，]{0,2}包(?![裹容])|鼓(?:了|起来)',
  '过敏(?:反应|了)?(?![肌皮区源原史])|(?<![怕止祛])(?:发|瘙|很|好|直)?痒(?!痒肉)|刺痛',
  `肿[起痛]|${LEGS_BEFORE}肿(?:胀|[了得着])?(?!瘤|块|消|退|胀感|了?的?[腿脚足])|睁不开|流泪`,
  '[淤瘀][青紫血]|青紫|乌青|[青紫]了一[大块片]|色沉|[返反]黑',
  // a bad turn
  '晕倒|晕厥|昏[倒过迷]|晕了|头晕|眩晕|眼前发黑|站不[稳住]|休克|抽搐|抽筋|麻木|发麻|[手脚腿臂脸嘴]麻了|没知觉|腿软|脸色[^，]{0,2}白|摔了|动不了|直不起',
  '心慌|心悸|气短|气喘|胸闷|胸痛|喘不|透不过气|呼吸(?:困难|不畅|急促)|冒?[出冒]冷汗|恶心|呕吐|想吐|吐了(?!一?口气|槽|舌)',
  '剧痛|[痛疼][得到]|(?<![肩颈腰背腿膝][^，]{0,4})就[痛疼]|叫停|喊停|[痛疼]哭',
)

/** Filler between a denial and what it denies. Whatever else stands between them, the denial is of something else. */
const FILLER_ZH = anyOf(
  '有|见到?|看[到见]|发现|出现|发生|引起|产生|造成|起|出|再|过|任何|什么|明显|一点|半点|丝毫|新|的|大|太|很|怎么|那么',
  '会|是|说|觉得|感到|感觉|容易|至于|皮肤|面部|脸部|脸|局部|全身|继续|异常|不适',
)
// 没想到、没注意、无意: these deny that somebody thought of it.
const DENIAL_ZH =
  '(?<!不是|并非|不能说)(?:没有|没|无|未|不|从未)(?!想|料|注意|留意|小心|当心|慎|按|测|控制|看清|忍|意|明显诱因|停|断|止|做完)(?<!是不)'

// Each reaches as far as it is said to: 怕 and 当心 stand close to what they are about, 避免 further off.
const UNSAID_ZH = anyOf(
  '(?:以免|避免(?!不)|防止|预防|免得|省得|谨防|不要|勿)[^，]{0,10}',
  '(?<![特个分区差性])别(?![人处的家])[^，]{0,8}',
  '(?:(?<!不)小心|当心)[^，]{0,2}',
  '(?:怕|担心)[^，]{0,3}',
  '(?:可能会|也许会|难免会?|会有)[^，]{0,4}',
  '(?:问|观察|留意|看看|检查|确认)[^，]{0,6}(?:是否|有没有|有无|会不会)[^，]{0,4}',
)

const IS_OVER_ZH =
  '(?:退[了去]?|消(?![炎毒化])|好了|好转|好多|没再(?:出现|犯|起|发)|愈合|恢复|缓解|减轻|改善|变淡|淡了|淡化|止住|已止|不见了|没了|没有了|平复|长好|痊愈|轻了|少了|下去)'

export const CHINESE: HarmWords = {
  turn: /[，,：:]|(?=但|却|可是|不过|然而|反而|还是|仍|结果|只是)/,
  harm: new RegExp(HARM_ZH, 'g'),
  denied: new RegExp(
    `${DENIAL_ZH}(?:${FILLER_ZH}|${HARM_ZH})*(?:[^、和或及与也]{0,6}(?:、|和|或者?|及|与|也没有?|也不|也无))*(?:${FILLER_ZH}|${HARM_ZH})*$`,
  ),
  deniedNext: /^\s*(?:无|没有?|未见)\s*$/,
  unsaid: new RegExp(`(?:${UNSAID_ZH})$`),
  condition: /如(?:果|有|出现|发生|遇|感|觉)|若(?!干)|一旦|万一|假如|要是|倘若/,
  goesOn: /^\s*(?:或|和|及|以及|并|甚至)/,
  instruction:
    /^[^，]{0,6}(?:就|请|立即|立刻|及时|马上|应|需)(?:停用|停止|联系|来店|就医|告诉|打电话|通知|复诊|说)(?!了)/,
  oldBefore: new RegExp(
    `(?:${anyOf(
      '旧|以前|从前|过去|早年|小时候|曾|去年|往年|多年|既往|平时|平常|经常|常年|长期|容易|易|最近|早上|晨起|熬夜|经期',
      '本来就|原本|老毛病|产后|术后|手术|剖腹|运动|健身|打球|跑步|骑车|做饭|厨房|蚊|猫|狗',
      '痘[痘印]?的?|妊娠|晒后|说自己|自述|本身|体质',
    )})[^，]{0,8}$`,
  ),
  oldAfter: /^(?:过|史|体质|[^，]{0,2}疤|的痘|了?[两三几多\d]+年)/,
  over: new RegExp(`^[^，没不未后才]{0,6}?${IS_OVER_ZH}`),
  overNext: new RegExp(
    `^(?:但|不过)?(?:现在|今天|目前|这次|如今)?(?:已经?|都|全|基本)?${IS_OVER_ZH}|^属?正常`,
  ),
  during: /做完|做到|做的时候|护理[中后时]|过程|中途|当场|[敷用]完|敷[到上]|用了|按到|刮完|起身|之后/,
  tended: /[冷冰湿]敷|处理|消毒|[涂抹擦]|上药|休息/,
  walksIn: /伤口|裂口|过敏|结痂|[淤瘀]/,
  avoided: /避开|绕开|绕过|跳过|[没未不]碰/,
  place:
    /(?<side>[左右双两])?[边侧]?的?(?<part>眼[皮睛周]?|嘴[唇角]?|唇|口腔|鼻|额|脸|颊|下巴|下颌|耳|脖|颈|喉|舌|头皮|头顶|肩|背|腰|胸|腹|肚|手臂?|胳膊|肘|臀|髋|大腿|小腿|腿|膝|脚|足|踝|身上)/g,
  worse:
    /更|越来越|又|再次|加重|恶化|严重|厉害|剧烈|扩散|蔓延|扩大|变[大多]|大片|整[个片张]|[全满][身脸]|到处|多处|好几|[很许]多/g,
}

// ── English ──────────────────────────────────────────────────────────────────

const LEGS = '(?:ankles?|legs?|feet|foot|calves|calf|knees?)'

const HARM_EN = anyOf(
  `(?<!${LEGS} (?:[a-z]+ ){0,4})(?:swell(?:ing|ed|s)?|swollen)(?! (?:[a-z]+ )?${LEGS})|puffed up|(?:lids?|eyelids?|lips?|face) (?:[a-z]+ )?puffy`,
  'blister(?:s|ed|ing)?|rash(?:es)?(?! decision)|hives|wel?ts?|welted|weals?|wheals?|(?:red|little|small|hot|up in|out in) bumps|blotch(?:es|y)|flared up',
  'burn(?:s|ed|t|ing)?(?! (?:calories|fat|off|energy|out))|scald(?:s|ed|ing)?|bright red|very red|angry red|red and (?:hot|sore|raw|angry|itchy|peeling)|hot to (?:the )?touch|on fire',
  'itch(?:y|ing|es|ed)?|eyes (?:[a-z]+ )?(?:watering|streaming)|stung|sting(?:s|ing)?',
  'ble(?:ed(?:s|ing)?|d)|drew blood|blood(?! (?:pressure|flow|sugar|circulation|thinners?))|oozing|weeping|pus|infected|scabs?|scabbed',
  'broken skin|skin (?:[a-z]+ ){0,2}(?:broke|broken|tore|torn|split|peeled|peeling|lifted|off)|came off in|red mark|lump|(?:lifted|took|tore|removed|pulled) (?:[a-z]+ ){0,4}skin|raw(?! (?:shea|honey|silk|sugar|cacao|coconut|oil))|spots all over',
  'wounds?|graz(?:es?|ed)|(?<!from )scratch(?:ed|es)?(?! test)|nick(?:s|ed)?|caught her (?:skin|cuticle|finger|ear|lip|toe)',
  'cut her(?:self)?(?! (?:[a-z]+ )?(?:nails?|hair|fringe|cuticles?|toenails?|brows?|lashes))|(?:a|small|tiny|little) cut|bruis(?:e|es|ed|ing)|sprain(?:ed)?',
  'dizz(?:y|iness)|light-?headed|woozy|faint(?:ed|ing)?|passed out|collapsed|funny turn|seizure|convuls\\w+|numb(?:ness)?|palpitations|shaky|clammy|throat (?:[a-z]+ )?(?:tight|tightened|closed|itchy)',
  'nause(?:a|ous|ated)|vomit(?:ed|ing|s)?|threw up|throwing up|(?:felt|was|been|being) sick|(?:short of|trouble) breath(?:ing)?',
  "(?:could not|couldn[’']t|can[’']t|cannot|can not) breathe|chest (?:pains?|tight\\w*)|tight chest",
  'allergic reaction|allergic to the|anaphyla\\w*|react(?:ed|ing|ion) (?:badly|to)|bad reaction',
  'hurt (?:a lot|badly|so much|her)|too painful|cried out|(?:asked|begged|told) (?:me |us )?to stop|made me stop',
)

const FILLER_EN =
  '(?:a|an|any|the|of|once|did|she|signs?|trace|hint|evidence|at all|really|very|too|much|ever|feel|felt|have|has|had|been|be|get|got|become|come|came|up|out|in|cause|caused|to|report|mention|complain|see any|seen any|notice any|find any|further|more|new|visible|obvious|longer|her|skin|look|looked|seem|seemed|even|all|leave|left|go|went)'
const DENIAL_EN =
  "(?:\\b(?:no|not|without|never|neither|nor|nothing|free (?:of|from)|hardly any)\\b|n['’]t\\b)"

const UNSAID_EN = anyOf(
  'avoid(?:ed|ing|s)?(?: [a-z]+){0,4}',
  'prevent(?:ed|ing|s)?(?: [a-z]+){0,3}',
  'careful(?: [a-z]+){0,4}',
  '(?:watch|look|check(?:ed)?) (?:out )?for(?: [a-z]+){0,3}',
  '(?:may|might)(?: [a-z]+){0,3}|would(?: [a-z]+)?',
  '(?:in case|risk|worried|afraid|scared|prone|tendency)(?: [a-z]+){0,3}',
)

const GONE_EN =
  '(?:gone|faded|fading|heal(?:ed|ing)|(?:went|gone|going)(?: right)? down|subsided|settled|cleared|calmed|better|improved|less|lighter|eased|reduced)'
const HAS_EN =
  '(?:has|have|had|is|are|was|were|been|all|now|completely|fully|nearly|almost|already|well|much)'

export const ENGLISH: HarmWords = {
  turn: /[,:]| [-–—] |\b(?=but\b|yet\b|though\b|although\b|however\b|then\b)/i,
  harm: new RegExp(`\\b(?:${HARM_EN})\\b`, 'gi'),
  denied: new RegExp(
    `${DENIAL_EN}\\s*(?:${FILLER_EN}\\s+)*(?:(?:(?!n?or |and )[\\w-]+\\s+){1,3}(?:or|nor|and)\\s+)*(?:${FILLER_EN}\\s+)*$`,
    'i',
  ),
  deniedNext: /^\s*(?:none|nil|no|n\/a)\s*$/i,
  unsaid: new RegExp(`\\b(?:${UNSAID_EN}) $`, 'i'),
  condition:
    /(?<!\b(?:ask|asks|asked|asking|wondered|wondering|sure|know|see|even|as) )\bif\b|^\s*should (?:a|an|any|the|it|she|her)\b|\bin case\b/i,
  goesOn: /^\s*(?:or|and)\b/i,
  instruction: /^(?: [a-z]+){0,2} (?:please )?(?:call us|ring us|let us know|come back|see a doctor)\b/i,
  oldBefore:
    /\b(?:old|previous(?:ly)?|used to|as a child|last (?:month|year|summer|winter)|history of|known|existing|already had|always|usually|often|years)(?: [a-z]+){0,4} $/i,
  oldAfter:
    /^(?: [a-z]+){0,3} (?:as a child|years ago|months ago|as usual|scars?)\b|^(?: [a-z]+){0,3} before$|^(?: [a-z]+){0,4} from (?:last|may|a fall|her (?:fall|cat|dog|bike|holiday|flight|garden|straighteners|oven)|cycling|running|gardening|cooking|typing|the (?:gym|oven|sun|keyboard))\b/i,
  over: new RegExp(`^(?: (?:on|from|in|of|under)(?: [\\w']+){1,3}?)?(?: ${HAS_EN})* ${GONE_EN}\\b`, 'i'),
  overNext: new RegExp(
    `^\\s*(?:(?:but|and|now|it|they|all) )*(?:${HAS_EN} )*${GONE_EN}(?: now| today| since)?\\s*$|^\\s*(?:as (?:always|usual|ever)|(?:better|calmer|fine) (?:now|after))\\b`,
    'i',
  ),
  during: /\b(?:during|halfway|mid-|while|minutes|after (?:the|my|our|we|i))\b/i,
  tended: /\b(?:ice|iced|compress|aloe|cream|cleaned|plaster)\b/i,
  walksIn: /^(?:wounds?|graz|scratch|nick|a cut|small cut|bruis|scab)/i,
  avoided: /\b(?:avoided|worked around|kept clear|left (?:it )?alone|stayed (?:off|clear)|steered clear)\b/i,
  place:
    /\b(?<side>(?:left|right|both|upper|lower) )?(?<part>eye|lid|lip|mouth|nose|forehead|face|cheek|chin|jaw|ear|neck|throat|tongue|scalp|head|shoulder|back|waist|chest|belly|stomach|hand|finger|arm|elbow|hip|thigh|leg|calf|knee|foot|feet|toe|ankle|body)s?\b/gi,
  worse:
    /\b(?:worse\w*|severe\w*|badly|spread\w*|all over|bigger|larger|again|another|more|many|several|whole)\b/gi,
}
