// The phrases that a new salon begins with; from then on the list is its own.
import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { PhraseKind } from './phrase-schemas'

const SHIPPED: Record<PhraseKind, readonly (readonly [zh: string, en: string])[]> = {
  observation: [
    ['两颊偏干，有轻微起皮。', 'Cheeks rather dry, flaking slightly.'],
    ['T 区偏油，毛孔较明显。', 'T-zone oily, pores rather visible.'],
    ['角质偏薄，手法放轻。', 'Skin barrier thin, so a light touch.'],
    ['两颊泛红，先做舒缓。', 'Cheeks flushed; calmed them first.'],
    ['比上次水润，肤色更匀。', 'Better hydrated than last time, tone more even.'],
    ['黑头清理顺利，没有挤压。', 'Blackheads cleared easily, nothing squeezed.'],
    ['右肩比左肩紧。', 'Right shoulder tighter than the left.'],
    ['肩颈有结节，按压酸胀。', 'Knots in neck and shoulders, sore under pressure.'],
    ['腰背僵硬，热敷后松开。', 'Lower back stiff, loosened after the heat pack.'],
    ['头皮偏油，发根有堵塞。', 'Scalp oily, follicles congested.'],
  ],
  reaction: [
    ['全程没有不适。', 'No discomfort at any time.'],
    ['微微发热，几分钟后退去。', 'A little warmth, gone within minutes.'],
    ['敷后泛红，冷敷十分钟后消退。', 'Flushed after the mask; gone after ten minutes of cold compress.'],
    ['有轻微刺痛，已马上洗去。', 'A slight sting; rinsed off at once.'],
    ['按到痛点时皱眉，已减轻力度。', 'Winced at a sore spot; pressure eased.'],
    ['中途睡着了。', 'Fell asleep half-way.'],
    ['起身时头晕，休息后好转。', 'Dizzy on sitting up, better after a rest.'],
  ],
  advice: [
    ['三天内不去角质，不用酸类产品。', 'No exfoliating and no acids for three days.'],
    ['今晚只用清水洗脸。', 'Wash with plain water only tonight.'],
    ['注意防晒，外出戴帽子。', 'Sun protection, and a hat outdoors.'],
    ['多喝温水，早点休息。', 'Drink warm water and rest early.'],
    ['24 小时内不洗热水澡、不蒸桑拿。', 'No hot bath or sauna for 24 hours.'],
    ['每小时起身活动肩颈。', 'Get up and move neck and shoulders every hour.'],
    ['两周后再来，把这一疗程接上。', 'Come again in two weeks to keep the course going.'],
  ],
}

/** Inserts the twenty-four, those of one kind together. */
export async function shipPhrases(tx: Tx, salonId: string): Promise<void> {
  const phrases = (Object.keys(SHIPPED) as PhraseKind[]).flatMap((kind) =>
    SHIPPED[kind].map(([name, nameEn]) => ({ kind, name, nameEn })),
  )
  await tx.phrase.createMany({
    data: phrases.map((phrase, index) => ({ ...phrase, salonId, position: index + 1 })),
  })
}
