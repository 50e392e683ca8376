// How a note came about: who wrote when, and what changed from what to what.
'use client'

import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { sendJson } from '@/components/forms/send-json-client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { useMoment } from '@/components/ui/use-moment'
import type { Sitting } from '@/lib/treatment-notes/note-flow'
import type { NoteHistory as NoteTold } from '@/lib/treatment-notes/treatment-note-queries'
import { type NamedProduct, useNoteWords } from './note-words'

type Loaded = NoteTold | 'loading' | 'trouble'

export function NoteHistory({ sessionId }: { sessionId: string }) {
  const t = useTranslations('treatment-note')
  const [isOpen, setOpen] = useState(false)
  const [loaded, setLoaded] = useState<Loaded>('loading')
  const open = async () => {
    setOpen(true)
    setLoaded('loading')
    const answer = await sendJson<{ status: string; result?: NoteTold | null }>(
      'POST',
      '/api/treatment-notes/history',
      { sessionId },
    )
    setLoaded(answer?.result ?? 'trouble')
  }
  return (
    <>
      <Button variant="quiet" icon={<History aria-hidden className="size-5" />} onPress={() => void open()}>
        {t('history')}
      </Button>
      <Sheet title={t('historyTitle')} isOpen={isOpen} onOpenChange={setOpen} width="wide">
        {loaded === 'loading' && <p className="min-h-40" aria-busy />}
        {loaded === 'trouble' && <Notice tone="error">{t('historyTrouble')}</Notice>}
        {typeof loaded === 'object' && <Sittings {...loaded} />}
      </Sheet>
    </>
  )
}

function Sittings({ sittings, products }: NoteTold) {
  const t = useTranslations('treatment-note')
  if (sittings.length === 0) return <p className="text-ink-soft">{t('historyEmpty')}</p>
  return (
    <ol className="grid gap-6">
      {sittings.map((sitting) => (
        <SittingTold key={sitting.revision} sitting={sitting} products={products} />
      ))}
    </ol>
  )
}

function SittingTold({ sitting, products }: { sitting: Sitting; products: readonly NamedProduct[] }) {
  const t = useTranslations('treatment-note')
  const { moment } = useMoment()
  const { wordsOf, labelOf } = useNoteWords(products)
  const at = moment(sitting.until)
  return (
    <li className="grid gap-2 border-t border-hair pt-4 first:border-0 first:pt-0">
      <h3 className="numeric text-lg">{t('sitting', { name: sitting.by, at })}</h3>
      {sitting.amendmentReason && (
        <p className="text-ochre">{t('why', { reason: sitting.amendmentReason })}</p>
      )}
      <dl className="grid gap-2">
        {sitting.changed.map((part) => {
          const before = wordsOf(part, sitting.before)
          const after = wordsOf(part, sitting.after) || t('cleared')
          return (
            <div key={part}>
              <dt className="text-sm text-ink-soft">{labelOf(part)}</dt>
              {before !== '' && (
                <dd className="break-words whitespace-pre-line text-ink-soft">
                  {t('from', { words: before })}
                </dd>
              )}
              <dd className="break-words whitespace-pre-line">
                {before === '' ? after : t('to', { words: after })}
              </dd>
            </div>
          )
        })}
      </dl>
    </li>
  )
}
