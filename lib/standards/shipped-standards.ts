// The standards a new salon starts with: for every step of the visit what is required, said and shown.
import type { Role, StageName } from '@/lib/db/generated/enums'

interface BothLanguages {
  zh: string
  en: string
}

export interface ShippedStandard {
  stepKey: string
  stage: StageName
  /** 1, 2, 3… within its stage. */
  position: number
  role: Exclude<Role, 'manager'>
  /** Minutes; 0 takes as long as the treatment itself. */
  targetMinutes: number
  title: BothLanguages
  requirement: BothLanguages
  /** The guest's form of address stands as {称呼} in Chinese and as {address} in English. */
  say: BothLanguages
  gesture: BothLanguages
}

/**
 * The steps of the seven stages in the order a guest lives through them (the salon deck's reception and
 * service flow: 接待, 入座奉茶, 客户档案, 检测 … 送客, 电话回访). A salon copies them once, at set-up, and
 * from then on edits its own.
 */
export const shippedStandards: readonly ShippedStandard[] = [
  // ── 接待 · greeting ──
  {
    stepKey: 'recognise_at_door',
    stage: 'greeting',
    position: 1,
    role: 'receptionist',
    targetMinutes: 1,
    title: { zh: '迎门相认', en: 'Recognise the guest at the door' },
    requirement: {
      zh: '门一动就抬头，十秒内起身相迎，目光相接，面带微笑。开门营业前看过当天的预约，见面就认得出是谁。正在通电话的，先点头致意，半分钟内收线。',
      en: 'Look up the moment the door moves; be on your feet within ten seconds, with eye contact and a smile. Having read the day’s appointments before opening, you know who is walking in. If you are on the phone, nod to the guest at once and end the call within half a minute.',
    },
    say: {
      zh: '您好，快请进，路上辛苦了。',
      en: 'Hello, do come in. I hope you had an easy journey.',
    },
    gesture: {
      zh: '走出台面，替客人拉开门；微微欠身，五指并拢、掌心向上引向厅内。',
      en: 'Step out from behind the desk and hold the door. A slight bow, fingers together, palm up towards the room.',
    },
  },
  {
    stepKey: 'greet_by_name',
    stage: 'greeting',
    position: 2,
    role: 'receptionist',
    targetMinutes: 1,
    title: { zh: '称呼问候', en: 'Greet by name' },
    requirement: {
      zh: '赶在客人开口之前叫出称呼，音量只让客人一个人听清。头一回来的客人，先报自己的名字，再请教怎么称呼，当场记下，从此全店照此称呼。',
      en: 'Use the form of address before the guest has to speak, just loud enough for the guest alone. With a first-time guest, give your own name first, ask for the preferred form of address and note it there and then, so that everyone in the salon uses it.',
    },
    say: {
      zh: '{称呼}，您来了，见到您真高兴。（初次到店）您好，我是前台的××，请问怎么称呼您？',
      en: '{address}, welcome. How lovely to see you. (First visit) Hello, my name is …; how would you like me to address you?',
    },
    gesture: {
      zh: '隔一臂站定，正面相对，点头微笑；用双手接过外套、雨伞或提袋。',
      en: 'Stand an arm’s length away, facing the guest, and nod with a smile. Take coat, umbrella or bags with both hands.',
    },
  },
  {
    stepKey: 'confirm_purpose',
    stage: 'greeting',
    position: 3,
    role: 'receptionist',
    targetMinutes: 1,
    title: { zh: '确认来意', en: 'Confirm the reason for the visit' },
    requirement: {
      zh: '有预约的，由我们说出项目、时间和美容师，客人点头即可，不用重报姓名电话。没有预约的，只问两件事：今天想做什么，有多少时间。门口不推介。',
      en: 'With an appointment, you name the treatment, time and therapist, and the guest only has to nod; never ask again for name or number. Without one, ask two things: what it is to be today and how much time there is. Nothing is offered for sale at the door.',
    },
    say: {
      zh: '{称呼}，今天的项目和美容师都按约好的给您留着，还是照这样来吗？想调整的话，跟我说一声就好。',
      en: '{address}, everything is ready as we arranged, with your own therapist. Shall we keep it that way, or would you like something different today?',
    },
    gesture: {
      zh: '平板端在胸前，屏幕不朝向旁人；问话时抬眼看着客人，不低头盯屏幕。',
      en: 'Hold the tablet close, its screen turned away from others. Look at the guest, not at the screen, while you ask.',
    },
  },

  // ── 入座奉茶 · seating ──
  {
    stepKey: 'lead_to_seat',
    stage: 'seating',
    position: 1,
    role: 'receptionist',
    targetMinutes: 2,
    title: { zh: '引领入座', en: 'Show the way to the seat' },
    requirement: {
      zh: '走在客人左前方约一米，步子随着客人。领到客人惯坐的位子；老位子有人，先说明，再给两处任客人挑。随身物品当面放好，并说明放在哪里。',
      en: 'Walk about a metre ahead, to the left, at the guest’s pace. Go to the usual seat; if it is taken, say so first and offer two others. Put the guest’s things down in full view and say where they are.',
    },
    say: {
      zh: '{称呼}，这边请，位子给您留好了。包放在您右手边，一伸手就够得着。',
      en: 'This way, {address}, we have kept a seat for you. Your bag is on your right, within easy reach.',
    },
    gesture: {
      zh: '掌心向上指引方向，转弯、台阶前停半步回头提醒；拉开椅子，等客人坐稳了再退开。',
      en: 'Show the way with an open palm; pause and turn before a corner or a step. Draw out the chair and step back only once the guest is settled.',
    },
  },
  {
    stepKey: 'serve_tea',
    stage: 'seating',
    position: 2,
    role: 'receptionist',
    targetMinutes: 3,
    title: { zh: '奉茶', en: 'Serve tea' },
    requirement: {
      zh: '落座三分钟内，茶到手边；照档案上记的茶、浓淡、冷热来，斟七分满，杯沿干净。没有记录的，报两三样请客人选，问一句忌口，随手记下。',
      en: 'Tea is at hand within three minutes: the tea, strength and warmth in the archive, the cup seven-tenths full, its rim spotless. Where nothing is noted, offer two or three kinds, ask what is to be avoided and write it down.',
    },
    say: {
      zh: '{称呼}，您的茶泡好了，请慢用。浓了淡了，您说一声，我给您换。',
      en: 'Your tea, {address}; please enjoy it. If it is too strong or too light, tell me and I will make another.',
    },
    gesture: {
      zh: '托盘端平，从客人右侧半蹲奉上；双手落杯，杯柄朝客人右手，再伸掌示意“请用”。',
      en: 'Carry the tray level, come from the guest’s right and lower yourself to serve. Set the cup down with both hands, handle towards the guest’s right hand, then an open palm as an invitation.',
    },
  },
  {
    stepKey: 'tell_wait',
    stage: 'seating',
    position: 3,
    role: 'receptionist',
    targetMinutes: 1,
    title: { zh: '告知等候时间', en: 'Say how long the wait is' },
    requirement: {
      zh: '说出确切的分钟数并记下来；宁可多说两分钟，不说“马上”“一会儿”。眼看要超时，赶在时间到之前回来，说明原因和新的时间。',
      en: 'Give the wait in minutes and record it; rather two minutes too many than “in a moment”. If it is going to run over, come back before the time is up with the reason and a new time.',
    },
    say: {
      zh: '{称呼}，房间正在为您准备，大约还要××分钟，好了我来请您。要是有变化，我会先过来跟您说。',
      en: '{address}, your room is being prepared; it will be about … minutes and I will come for you myself. Should anything change, I will let you know first.',
    },
    gesture: {
      zh: '欠身或半蹲，与客人视线齐平；说完停一停，见客人点头再离开。',
      en: 'Bend or crouch to be at eye level. Pause when you have spoken and leave only after a nod.',
    },
  },
  {
    stepKey: 'refill_tea',
    stage: 'seating',
    position: 4,
    role: 'receptionist',
    targetMinutes: 4,
    title: { zh: '续茶', en: 'Refill the tea' },
    requirement: {
      zh: '每十分钟看一眼茶杯，剩三分之一就续，凉了就换。续茶时一并说明还要等多久；超过说好的时间，先致歉，再送上一份附加服务。',
      en: 'Glance at the cup every ten minutes; refill it at one third, replace it if it has gone cold. Say each time how much longer it will be. If the promised time has passed, apologise first, then bring a courtesy.',
    },
    say: {
      zh: '{称呼}，给您添点茶。美容师那边还要××分钟，给您拿条热毛巾敷敷手，好吗？',
      en: 'Let me top up your tea, {address}. Your therapist will be another … minutes; may I bring you a hot towel for your hands?',
    },
    gesture: {
      zh: '从右侧轻步走近，先示意再动杯；一手持壶，一手轻按壶盖，手臂不越过客人身前。',
      en: 'Approach softly from the right and let yourself be seen before touching the cup. One hand on the pot, one on its lid, never reaching across the guest.',
    },
  },

  // ── 咨询 · consultation ──
  {
    stepKey: 'confirm_archive',
    stage: 'consultation',
    position: 1,
    role: 'therapist',
    targetMinutes: 4,
    title: { zh: '核对客户档案', en: 'Confirm the archive' },
    requirement: {
      zh: '先报自己的名字，坐在客人斜侧，不隔桌子。老客人只问有没有变化，不从头问起。过敏、禁忌、孕期、用药四样每次必问，答“没有”也要记。',
      en: 'Introduce yourself and sit at an angle to the guest, with no table in between. Ask a returning guest only what has changed, never everything afresh. Allergies, contraindications, pregnancy and medication are asked every time, and “none” is noted too.',
    },
    say: {
      zh: '{称呼}，您的档案我都看过了，就跟您确认一下：最近有没有过敏、用药，或者身体上有什么变化？您告诉我，护理时我好替您把关。',
      en: '{address}, I have read your notes, so just one thing: any allergies, medicines or changes in your health since we last met? It helps me keep today’s treatment safe for you.',
    },
    gesture: {
      zh: '上身略微前倾，听客人说完再记；记好后把屏幕转过去，请客人过目。',
      en: 'Lean in a little and hear the guest out before you write. Then turn the screen round so that the guest can check it.',
    },
  },
  {
    stepKey: 'assess',
    stage: 'consultation',
    position: 2,
    role: 'therapist',
    targetMinutes: 6,
    title: { zh: '检测', en: 'Assess' },
    requirement: {
      zh: '当着客人的面洗手、消毒仪器；每测一项，先说测什么、会有什么感觉。只讲看到的和测到的，不下医学诊断，不吓唬人。见到破损、红肿、发炎就停手，请客人先看医生。',
      en: 'Wash your hands and disinfect the instruments where the guest can see it; before each reading say what it is and how it will feel. Say only what you see and measure: no diagnosis, nothing frightening. At broken skin, swelling or inflammation, stop and suggest seeing a doctor first.',
    },
    say: {
      zh: '{称呼}，我先看看您今天的状态，探头碰上去会有一点凉。哪里不舒服，您随时说，我马上停。',
      en: '{address}, let me see how you are today; this will feel a little cool. If anything is uncomfortable, just say so and I will stop.',
    },
    gesture: {
      zh: '先把手焐热；碰到之前先示意部位，落手要轻。结果摆在客人面前，逐项指给客人看。',
      en: 'Warm your hands, show where you are about to touch, and touch lightly. Place the results before the guest and go through them one at a time.',
    },
  },
  {
    stepKey: 'show_cases',
    stage: 'consultation',
    position: 3,
    role: 'therapist',
    targetMinutes: 3,
    title: { zh: '举例说明', en: 'Show comparable cases' },
    requirement: {
      zh: '挑一两个情况相近的例子，讲清起初怎样、做了几次、隔了多久。只用本人同意过、认不出是谁的图片。“各人效果会有不同”一定要说出口，不打包票。',
      en: 'Choose one or two guests in a similar situation and say where they began, how many treatments they had and over how long. Use only pictures they agreed to and cannot be recognised in. Say aloud that results differ from person to person; guarantee nothing.',
    },
    say: {
      zh: '{称呼}，这位客人刚来的时候跟您情况相近，坚持做了两个月，慢慢稳了下来。各人底子不同，快慢也会不一样，咱们边做边看。',
      en: '{address}, this guest started out much as you are now, and over two months things gradually settled. Everyone is different, so we will go at your pace and see.',
    },
    gesture: {
      zh: '平板斜放在两人中间，与客人并肩同看；用手掌示意，不拿笔尖指着图。',
      en: 'Set the tablet at an angle between you and look at it together. Point with an open hand, not with a pen.',
    },
  },
  {
    stepKey: 'advise_care',
    stage: 'consultation',
    position: 4,
    role: 'therapist',
    targetMinutes: 4,
    title: { zh: '调理建议', en: 'Give care advice' },
    requirement: {
      zh: '先用客人自己的话复述最在意的一件事，再给建议：今天做什么、多久来一次、在家留意什么，不超过三条。今天不宜做的直说；时间和价钱一次讲清，由客人来定。',
      en: 'First repeat, in the guest’s own words, what matters most. Then advise, in three points at most: what to do today, how often to come, what to mind at home. Say plainly what is not right for today, give time and price once and clearly, and leave the choice to the guest.',
    },
    say: {
      zh: '{称呼}，您最在意的我记着呢。我的想法是，今天先用温和的做法让状态稳住，下次再看要不要往上加，您觉得这样合适吗？',
      en: '{address}, I have kept in mind what matters most to you. I would start gently today and let things settle, then see next time whether to do more; does that feel right to you?',
    },
    gesture: {
      zh: '放慢语速，说完一条停一停，看看客人的神情；方案写下来，双手递到客人面前。',
      en: 'Speak slowly and pause after each point to read the guest’s face. Write the plan down and hand it over with both hands.',
    },
  },
  {
    stepKey: 'answer_questions',
    stage: 'consultation',
    position: 5,
    role: 'therapist',
    targetMinutes: 3,
    title: { zh: '问题咨询', en: 'Answer questions' },
    requirement: {
      zh: '主动问一句“还有什么想问的”，然后安静地等五秒。知道的，用家常话讲明白；拿不准的不硬答，说定什么时候回复，记成承诺。',
      en: 'Ask what else the guest would like to know, then wait quietly for five seconds. Explain what you know in everyday words. What you are not sure of, do not guess: agree when the guest will hear from you and record it as a promise.',
    },
    say: {
      zh: '{称呼}，还有什么想问的，您尽管说。我拿不准的会去问清楚，您走之前一定给您个准话。',
      en: '{address}, please ask me anything at all. Whatever I am not sure of I will find out, and you shall have an answer before you leave.',
    },
    gesture: {
      zh: '放下手里的东西，转身正对客人；边听边点头，不插话，不看表。',
      en: 'Put everything down and turn to face the guest. Nod as you listen; do not interrupt and do not look at the clock.',
    },
  },

  // ── 护理 · treatment ──
  {
    stepKey: 'change',
    stage: 'treatment',
    position: 1,
    role: 'therapist',
    targetMinutes: 5,
    title: { zh: '更衣', en: 'Changing' },
    requirement: {
      zh: '浴袍、拖鞋、一次性用品提前备好，干净合身。讲清锁柜怎么用，提醒首饰和手机自己收好。退到门外等候，敲门听到应声再进。',
      en: 'Have a clean robe in the right size, slippers and disposables laid out beforehand. Explain the locker and mention jewellery and telephone. Wait outside; knock, and enter only when you are answered.',
    },
    say: {
      zh: '{称呼}，浴袍和拖鞋都消过毒，贵重东西请锁进柜子，钥匙您随身带着。您慢慢来，我就在门外。',
      en: '{address}, the robe and slippers are freshly sanitised; please lock your valuables away and keep the key with you. Take your time, I am just outside.',
    },
    gesture: {
      zh: '双手递上浴袍，把锁柜开合示范一遍；面向客人退出，轻轻带上门。',
      en: 'Offer the robe with both hands and show the lock once. Leave facing the guest and close the door softly.',
    },
  },
  {
    stepKey: 'shower',
    stage: 'treatment',
    position: 2,
    role: 'therapist',
    targetMinutes: 10,
    title: { zh: '洗浴', en: 'Shower' },
    requirement: {
      zh: '先放好水，调到三十八度上下；地面擦干，防滑垫铺平，毛巾放在伸手可及处。讲明水温怎么调、呼叫铃在哪儿，七八分钟时隔门轻声问一句。今天不便淋浴的，改用热毛巾净手净足。',
      en: 'Run the water to about 38 °C, dry the floor, lay the mat flat and put towels within reach. Show the guest the tap and the call bell, and ask softly through the door after seven or eight minutes. If a shower does not suit today, freshen hands and feet with hot towels.',
    },
    say: {
      zh: '{称呼}，水温给您调好了，您试试合不合适。需要什么就按手边的铃，我听得见。',
      en: '{address}, the water should be just right; please try it first. Ring the bell if you need anything, I will hear it.',
    },
    gesture: {
      zh: '先用自己的手腕试水；逐一指明扶手、毛巾和呼叫铃，扶客人过了台阶再退出关门。',
      en: 'Test the water on your own wrist. Point out rail, towels and bell, see the guest safely over the step, then leave and close the door.',
    },
  },
  {
    stepKey: 'settle',
    stage: 'treatment',
    position: 3,
    role: 'therapist',
    targetMinutes: 3,
    title: { zh: '平躺寒暄', en: 'Settle in and chat a little' },
    requirement: {
      zh: '床铺、室温、灯光、音乐照客人的习惯提前调好；扶客人躺稳，垫好颈枕膝枕，盖好毯子，只露出要护理的部位。从上次聊过的事接一两句，客人闭上眼就安静；档案里写着不提的，一个字也不提。',
      en: 'Bed, room, light and music are set as the guest likes them beforehand. Help the guest lie down, support neck and knees, cover up and uncover only where you work. Pick up a thread from last time in a sentence or two, fall silent when the eyes close, and never touch on what the archive says not to mention.',
    },
    say: {
      zh: '{称呼}，这样躺着舒服吗？枕头高低、毯子厚薄，您说一声我就调。今天想聊聊天，还是安安静静歇一会儿？',
      en: 'Are you comfortable like this, {address}? Tell me if you would like the pillow or the blanket any different. Do you feel like talking today, or like some quiet?',
    },
    gesture: {
      zh: '一手托肩，一手扶肘，慢慢放平；掖好毯角，双手停一停，等客人呼吸松下来。',
      en: 'One hand behind the shoulder, one under the elbow, lower the guest slowly. Tuck in the blanket, then rest your hands until the breathing slows.',
    },
  },
  {
    stepKey: 'explain_steps',
    stage: 'treatment',
    position: 4,
    role: 'therapist',
    targetMinutes: 3,
    title: { zh: '介绍步骤', en: 'Explain each step' },
    requirement: {
      zh: '动手之前说清分几步、各要多久、会有什么感觉、用哪几样产品。过敏和禁忌再对一遍，对不上就不动手。约好“抬手就停”。',
      en: 'Before you begin, say which steps there are, how long each takes, how it will feel and which products you use. Check allergies and contraindications once more; if anything does not fit, do not start. Agree that a raised hand means stop.',
    },
    say: {
      zh: '{称呼}，先跟您说说今天怎么做：先清洁，再护理，最后舒缓放松，时间和约好的一样。微微发热是正常的，要是刺痛或者不舒服，您抬一下手，我立刻停。',
      en: '{address}, this is what we will do: first cleanse, then the treatment itself, then something soothing, all in the time we planned. A little warmth is normal; if it ever stings or feels wrong, raise a hand and I will stop at once.',
    },
    gesture: {
      zh: '站在客人看得见的一侧，俯身轻声说；要用的产品一样样拿近，给客人看过、闻过再放回。',
      en: 'Stand where the guest can see you, bend down and speak softly. Bring each product close to be seen and smelt before you put it back.',
    },
  },
  {
    stepKey: 'perform',
    stage: 'treatment',
    position: 5,
    role: 'therapist',
    targetMinutes: 0,
    title: { zh: '服务开始', en: 'Perform the treatment' },
    requirement: {
      zh: '每换一步先轻声说一句，报出产品名和用处。开始五分钟内问一次力度，往后多看反应少说话。中途不离房、不看手机；非走不可，先说明，并请同事照看。',
      en: 'Announce each change of step softly, with the name of the product and what it does. Ask about pressure once within the first five minutes, then watch more and talk less. Do not leave the room or look at your phone; if you must go, say so and have a colleague stay with the guest.',
    },
    say: {
      zh: '{称呼}，我开始了。现在用的这款是舒缓的，刚上去会有一点凉。这个力度您觉得合适吗？',
      en: '{address}, I am beginning now. This one is soothing and a little cool at first. Is the pressure right for you?',
    },
    gesture: {
      zh: '双手搓热再落下，起手收手都轻缓，换手时总有一只手贴着客人；产品当面开盖，标签朝外。',
      en: 'Rub your hands warm before they touch the skin; begin and end every stroke gently, with one hand always resting there. Open products where the guest can see, labels facing out.',
    },
  },
  {
    stepKey: 'confirm_effect',
    stage: 'treatment',
    position: 6,
    role: 'therapist',
    targetMinutes: 4,
    title: { zh: '效果与感受的确认', en: 'Confirm effect and feeling' },
    requirement: {
      zh: '收手后让客人静一两分钟，再扶客人坐起。同样的光线、同样的部位，和做之前比给客人看，听客人自己说，再请客人从一到五打个分。有不满意，先道歉，当场想办法，并告诉店长。',
      en: 'Let the guest rest for a minute or two before you help them up. Compare the same area in the same light as before, let the guest say what has changed and ask for a score from one to five. If the guest is not happy, apologise first, put right what you can and tell the manager.',
    },
    say: {
      zh: '{称呼}，慢慢起来，不着急。您自己看看、摸摸，跟来的时候比有什么不一样？有哪儿还不满意，请一定告诉我。',
      en: 'Slowly now, {address}, there is no hurry. Have a look and a feel: what is different from when you came? If anything is not as you hoped, please do tell me.',
    },
    gesture: {
      zh: '托着后背扶客人坐起，递上温水；双手持镜，与客人视线同高，镜前不站人。',
      en: 'Support the back as the guest sits up and offer warm water. Hold the mirror in both hands at eye level, without standing in the light.',
    },
  },

  // ── 配产品 · recommendation ──
  {
    stepKey: 'match_products',
    stage: 'recommendation',
    position: 1,
    role: 'therapist',
    targetMinutes: 3,
    title: { zh: '挑选居家产品', en: 'Match home-care products' },
    requirement: {
      zh: '照今天的检测和效果来选，先问家里有什么、用到哪儿了。一次不超过三样，家里有合用的就不重复推荐。成分对照过敏记录，有一样不合就换。',
      en: 'Go by today’s readings and result, and ask first what there is at home and how much is left. Three products at most, and none where something at home will do. Check the ingredients against the allergies; one mismatch and you choose another.',
    },
    say: {
      zh: '{称呼}，家里现在用的是哪几样？合适的先用完，我只帮您看看还缺哪一步。',
      en: '{address}, what are you using at home at the moment? Do finish what suits you; I will only look for what is missing.',
    },
    gesture: {
      zh: '产品放在托盘里端来，标签朝向客人；要试用，先问过客人，再抹一点在手背。',
      en: 'Bring the products on a tray, labels towards the guest. Ask before you let the guest try one, and then put a little on the back of the hand.',
    },
  },
  {
    stepKey: 'say_why',
    stage: 'recommendation',
    position: 2,
    role: 'therapist',
    targetMinutes: 3,
    title: { zh: '说明理由', en: 'Say why' },
    requirement: {
      zh: '每样讲清三点：对着今天哪一项结果，早晚怎么用，一瓶用多久。价钱直说；不贬别家，不说“不用就会怎样”。',
      en: 'Three points for each: which of today’s results it answers, how to use it morning and evening, how long it lasts. State the price plainly; never run down another brand and never say what will happen without it.',
    },
    say: {
      zh: '{称呼}，配这一样，是因为今天检测出来的和您自己感觉到的是同一处。晚上洁面后用一点点就够；不急着定，您先看看合不合心意。',
      en: '{address}, I chose this one because today’s readings point to the very thing you mentioned. A little after cleansing at night is enough; there is no hurry to decide, just see whether you like it.',
    },
    gesture: {
      zh: '按一次的用量取给客人看，再把产品放到客人手里，自己的手收回来。',
      en: 'Show the amount for one use, put the product in the guest’s hands and take your own hands away.',
    },
  },
  {
    stepKey: 'note_answer',
    stage: 'recommendation',
    position: 3,
    role: 'therapist',
    targetMinutes: 2,
    title: { zh: '记下答复', en: 'Note the answer' },
    requirement: {
      zh: '要了、再想想、不需要，都当场照实记，连同客人说的原因。客人说不需要，就道声谢，到此为止；同一样东西，客人不问就不再提。',
      en: 'Bought, will think about it or declined: note it on the spot as it is, with the reason given. If the guest declines, say thank you and leave it there; do not raise the same product again unless asked.',
    },
    say: {
      zh: '好的，{称呼}，您的意思我记下了。往后用着有什么想问的，随时找我。',
      en: 'Of course, {address}, I have made a note of that. If any question comes up later, I am always happy to help.',
    },
    gesture: {
      zh: '微笑点头，当着客人的面记下；无论要不要，都同样从容地把东西包好递上或收回托盘。',
      en: 'Smile, nod and write it down in front of the guest. Wrap the product or put it back on the tray with the same ease, whichever was chosen.',
    },
  },

  // ── 缔结 送客 · farewell ──
  {
    stepKey: 'book_next',
    stage: 'farewell',
    position: 1,
    role: 'receptionist',
    targetMinutes: 3,
    title: { zh: '预约下次时间', en: 'Book the next visit' },
    requirement: {
      zh: '照调理方案的间隔，给出两个具体的日子和钟点，尽量还是同一位美容师。约不下来，轻轻问一句原因，照实记下，不追问。',
      en: 'Following the interval of the care plan, offer two definite days and times, with the same therapist wherever possible. If the guest would rather not book, ask gently why, note it as it is and do not press.',
    },
    say: {
      zh: '{称呼}，照美容师的建议，我替您看了两个时间，一个平日下午，清静些，一个周末上午，您看哪个方便？临时有事也不要紧，提前说一声就能改。',
      en: '{address}, going by your therapist’s advice I have found two times, a quiet weekday afternoon and a weekend morning; which suits you better? If something comes up, a word beforehand and we will change it.',
    },
    gesture: {
      zh: '两个时间写在预约卡上指给客人看，平板不转过去；约定后圈好那一个，双手递上。',
      en: 'Write both times on the card and show them; the tablet stays turned away. Once agreed, circle the one and hand the card over with both hands.',
    },
  },
  {
    stepKey: 'settle_bill',
    stage: 'farewell',
    position: 2,
    role: 'receptionist',
    targetMinutes: 3,
    title: { zh: '结账', en: 'Settle the bill' },
    requirement: {
      zh: '单子自己先核一遍，项目、产品、余额逐项指给客人看，赠送的写明不收费。三分钟内办妥；金额不让旁人听见，结账时不再推介。',
      en: 'Check the bill yourself first, then go with the guest through treatments, products and balance line by line, with courtesies marked as free. Finish within three minutes, keep the sum between the two of you and offer nothing more for sale.',
    },
    say: {
      zh: '{称呼}，这是今天的单子，请您过目。哪一项不清楚，我说给您听。',
      en: '{address}, here is today’s bill for you to look over. If any line is unclear, I will gladly explain it.',
    },
    gesture: {
      zh: '单子正面朝客人，双手递上；收付都用双手，轻声复述一遍数目。',
      en: 'Hand over the bill facing the guest, with both hands. Take and return payment with both hands, repeating the sum quietly.',
    },
  },
  {
    stepKey: 'return_belongings',
    stage: 'farewell',
    position: 3,
    role: 'receptionist',
    targetMinutes: 2,
    title: { zh: '交还物品', en: 'Return belongings' },
    requirement: {
      zh: '客人出门前，座位、更衣柜、洗浴间、护理床四处都看一遍。首饰、手机、眼镜、钥匙当面点清。事后发现的遗留物品，当天登记，当天联系。',
      en: 'Before the guest goes, check four places: seat, locker, shower and bed. Go over jewellery, phone, glasses and keys together. Anything found later is registered and reported to the guest the same day.',
    },
    say: {
      zh: '{称呼}，您的外套和包在这儿，手机、首饰、眼镜也请您看一眼，都齐了吗？',
      en: 'Your coat and bag, {address}. Would you check your phone, jewellery and glasses as well, so that nothing stays behind?',
    },
    gesture: {
      zh: '双手递还；撑开外套帮客人穿上，小件放在绒布托盘里递到面前。',
      en: 'Return everything with both hands. Hold the coat open, and bring small things on a velvet tray.',
    },
  },
  {
    stepKey: 'see_to_door',
    stage: 'farewell',
    position: 4,
    role: 'receptionist',
    targetMinutes: 2,
    title: { zh: '送客出门', en: 'See to the door' },
    requirement: {
      zh: '放下手边的事，送到门外，等客人走出十步或上了车再转身；美容师得空，一同来送。下雨递伞，天晚了帮着叫车。最后一句话里要有客人的称呼，不带一句推介。',
      en: 'Leave what you are doing and walk the guest outside; turn back only when the guest is ten steps away or in the car, and have the therapist join you if free. Offer an umbrella in the rain and a car when it is late. The last sentence carries the guest’s name and sells nothing.',
    },
    say: {
      zh: '{称呼}，今天谢谢您来，路上慢走。过两天我给您去个电话，听听您的感觉。',
      en: 'Thank you for coming today, {address}, and do get home safely. I will call you in a day or two to hear how you feel.',
    },
    gesture: {
      zh: '替客人拉开门，侧身让客人先行；在门外欠身道别，挥手目送，看不见了再回身。',
      en: 'Hold the door and stand aside for the guest. Bow slightly outside, wave, and watch until the guest is out of sight.',
    },
  },

  // ── 电话回访 · follow-up ──
  {
    stepKey: 'call_in_time',
    stage: 'follow_up',
    position: 1,
    role: 'receptionist',
    targetMinutes: 1,
    title: { zh: '按时回访', en: 'Call within the promised time' },
    requirement: {
      zh: '在说好的时间里打，避开饭点、午休和晚上八点以后；拨号前看完上次的记录。先问方不方便，不方便就另约。没打通照实记下，一天只打一次。',
      en: 'Call within the time you promised, avoiding mealtimes, the midday rest and the hours after eight in the evening; read the last visit’s notes before you dial. Ask whether it is a good moment, and if not, agree on another. An unanswered call is noted as such, and you try only once a day.',
    },
    say: {
      zh: '{称呼}您好，我是店里前台的××，您这会儿说话方便吗？就两三分钟，想听听您的感觉。',
      en: 'Hello {address}, this is … from the front desk; is this a good moment? It will only take two or three minutes, I would love to hear how you are.',
    },
    gesture: {
      zh: '找个安静的地方坐直，先微笑再拨号，笑意听得出来；档案和纸笔摆在手边。',
      en: 'Sit upright somewhere quiet and smile before you dial; it can be heard. Keep the archive and a pen at hand.',
    },
  },
  {
    stepKey: 'ask_effect',
    stage: 'follow_up',
    position: 2,
    role: 'receptionist',
    targetMinutes: 3,
    title: { zh: '询问效果与感受', en: 'Ask about effect and feeling' },
    requirement: {
      zh: '先说出那天做的项目，再请客人随意讲，不用“还好吧”这样的问法。听客人说完，再请客人从一到五说个满意程度。一提到红、痒、痛，当场请美容师或店长来接。',
      en: 'Name the treatment, then let the guest talk freely; do not ask “it was fine, wasn’t it?”. Hear the guest out and ask for a score from one to five. At any mention of redness, itching or pain, bring the therapist or manager to the phone at once.',
    },
    say: {
      zh: '{称呼}，那天做完护理，这两天感觉怎么样？要是从一到五打个分，您给几分？哪怕有一点点不舒服，也请告诉我。',
      en: '{address}, how have you felt since your treatment? If you were to give it a score from one to five, what would it be? Please tell me even the smallest discomfort.',
    },
    gesture: {
      zh: '边听边轻声应着“嗯，您说”，不打断；听到不舒服，先停笔，放慢语速安慰客人。',
      en: 'Murmur that you are listening and do not interrupt. If anything is uncomfortable, put the pen down, slow your voice and comfort the guest first.',
    },
  },
  {
    stepKey: 'note_concerns',
    stage: 'follow_up',
    position: 3,
    role: 'receptionist',
    targetMinutes: 2,
    title: { zh: '记下顾虑与承诺', en: 'Note concerns and promises' },
    requirement: {
      zh: '照客人的原话记，不换成自己的说法。当场能答的就答；要别人办的，说定谁办、哪天回话，记成承诺。若是投诉，先道歉，不辩解，马上告诉店长。',
      en: 'Write down the guest’s own words, not your version of them. Answer what you can; for the rest agree who will see to it and by which day, and record it as a promise. If it is a complaint, apologise, do not argue, and tell the manager straight away.',
    },
    say: {
      zh: '{称呼}，谢谢您肯告诉我，这本该是我们做好的。我都记下了，明天之内一定给您回话。',
      en: 'Thank you for telling me, {address}; this is something we should have got right. I have written it all down, and you will hear from us by tomorrow.',
    },
    gesture: {
      zh: '把要点复述一遍，听客人说“对”再往下；语气平稳，不叹气，不急着解释。',
      en: 'Read the main points back and go on only when the guest agrees. Keep your voice even: no sighing, no hurried explanations.',
    },
  },
  {
    stepKey: 'book_if_missing',
    stage: 'follow_up',
    position: 4,
    role: 'receptionist',
    targetMinutes: 2,
    title: { zh: '补约下次', en: 'Book if not yet booked' },
    requirement: {
      zh: '还没约下次的，照方案提一次，给两个时间；客人想再看看，就记下原因和方便再联系的日子，不提第二遍。已经约好的，只把日期和时间复述一遍。末了等客人先挂电话。',
      en: 'If there is no next visit, mention it once, following the care plan, with two times to choose from; if the guest would rather wait, note why and when to be in touch again, and leave it. If one is booked, simply repeat day and time. Let the guest hang up first.',
    },
    say: {
      zh: '{称呼}，照方案也差不多该做下一次了，我这儿还留着两个时间，要不要先替您占一个？您再看看也行，不打紧的。',
      en: '{address}, by your plan the next one is coming up, and I still have two times free; shall I keep one for you? It is quite all right if you would rather think about it.',
    },
    gesture: {
      zh: '边说边看着预约表，定了当场记上；听到客人挂断，再轻轻放下电话。',
      en: 'Keep the appointments open in front of you and enter the time as you speak. Put the phone down gently once the guest has hung up.',
    },
  },
]
