// Choosing a file, and sending it with word of how far it is.
'use client'

import { FileSpreadsheet } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { classNames } from '@/components/ui/class-names'
import type { TextEncoding } from '@/lib/imports/import-flow'
import { EncodingChoice } from './encoding-choice'
import { SendTroubleNotice } from './send-trouble'
import { SendingProgress } from './sending-progress'
import { ACCEPTED_FILES } from './source-card'
import { useSendFile } from './use-send-file-client'

export function StartImport() {
  const t = useTranslations('imports.start')
  const [isOver, setOver] = useState(false)
  const { send, sending, trouble, file } = useSendFile()

  const takeNotice = (event: DragEvent, isAbove: boolean) => {
    event.preventDefault()
    setOver(isAbove && sending === null)
  }
  const drop = (event: DragEvent) => {
    takeNotice(event, false)
    if (sending === null) void send(event.dataTransfer.files[0])
  }

  return (
    <div className="flex flex-col gap-4">
      <section
        aria-label={t('title')}
        onDragOver={(event) => takeNotice(event, true)}
        onDragLeave={(event) => takeNotice(event, false)}
        onDrop={drop}
        className={classNames(
          'flex flex-col items-center gap-4 rounded-xl border-2 border-dashed px-6 py-10 text-center transition-colors',
          isOver ? 'border-celadon bg-celadon-wash' : 'border-hair bg-sheet',
        )}
      >
        {sending ? (
          <SendingProgress {...sending} />
        ) : (
          <>
            <FileSpreadsheet aria-hidden="true" className="size-12 text-celadon-line" strokeWidth={1.25} />
            <h2 className="text-xl">{t('title')}</h2>
            <div className="max-w-xl text-ink-soft">
              <p>{t('hint')}</p>
              <p className="mt-1">{t('origins')}</p>
            </div>
            <FileTrigger acceptedFileTypes={ACCEPTED_FILES} onSelect={(files) => send(files?.[0])}>
              <Button variant="primary" size="lg">
                {t('choose')}
              </Button>
            </FileTrigger>
            <p className="text-sm text-ink-soft">{t('drop')}</p>
          </>
        )}
      </section>
      <SendTroubleNotice trouble={trouble} />
      {file && trouble?.status === 'refused' && trouble.code === 'import_encoding' && (
        <AskEncoding file={file} onChosen={(encoding) => void send(file, { encoding })} />
      )}
    </div>
  )
}

function AskEncoding(props: { file: File; onChosen: (encoding: TextEncoding) => void }) {
  const t = useTranslations('imports.source')
  const [encoding, setEncoding] = useState<TextEncoding | null>(null)
  return (
    <Card className="flex flex-col gap-5">
      <EncodingChoice file={props.file} value={encoding} onChange={setEncoding} />
      <div>
        <Button
          variant="primary"
          isDisabled={encoding === null}
          onPress={() => encoding && props.onChosen(encoding)}
        >
          {t('read')}
        </Button>
      </div>
    </Card>
  )
}
