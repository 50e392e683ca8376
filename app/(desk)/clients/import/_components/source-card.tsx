// Which file and which of its sheets were read, and a way to have it read otherwise.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import type { ImportDetail } from '@/lib/imports/import-queries'
import { discardImportAction } from '../actions'
import { EncodingChoice } from './encoding-choice'
import { heldFile, type ReadingChoice } from './held-file-client'
import { SendTroubleNotice } from './send-trouble'
import { SendingProgress } from './sending-progress'
import { useSendFile } from './use-send-file-client'

type Source = Pick<
  ImportDetail,
  'id' | 'fileName' | 'sheet' | 'sheetName' | 'sheets' | 'encoding' | 'isHeadless'
>

export function SourceCard({ source }: { source: Source }) {
  const t = useTranslations('imports.source')
  const [isOpen, setOpen] = useState(false)
  const { sheetName, sheets, encoding, isHeadless } = source
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-hair pb-4">
      <p className="min-w-0 flex-1 basis-72 text-ink-soft">
        {sheetName !== null && sheets.length > 1 && (
          <span className="me-4">{t('sheetRead', { name: sheetName, count: sheets.length })}</span>
        )}
        {encoding !== null && !encoding.startsWith('utf') && (
          <span className="me-4">{t('encodingRead', { encoding: t(`encodings.${encoding}`) })}</span>
        )}
        <span>{isHeadless ? t('headless') : t('headed')}</span>
      </p>
      <Button variant="quiet" onPress={() => setOpen(true)}>
        {t('otherwise')}
      </Button>
      <Dialog title={t('title')} width="wide" isOpen={isOpen} onOpenChange={setOpen}>
        <ReadAgain source={source} />
      </Dialog>
    </div>
  )
}

/** The file is not kept here: what this page still holds is sent again, or it is chosen once more. */
function ReadAgain({ source }: { source: Source }) {
  const t = useTranslations('imports.source')
  const { submit: discard } = useToldAction(discardImportAction)
  const { send, sending, trouble } = useSendFile(() => discard({ importId: source.id }))
  const [file, setFile] = useState(() => heldFile(source.id))
  const [choice, setChoice] = useState<ReadingChoice>(() => choiceOf(source))
  if (sending) return <SendingProgress {...sending} />
  if (!file) {
    return (
      <div className="flex flex-col items-start gap-4">
        <p>{source.fileName ? t('again', { name: source.fileName }) : t('againNameless')}</p>
        <FileTrigger acceptedFileTypes={ACCEPTED_FILES} onSelect={(files) => setFile(files?.[0] ?? null)}>
          <Button variant="primary">{t('choose')}</Button>
        </FileTrigger>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-6">
      <Choices source={source} file={file} choice={choice} onChange={setChoice} />
      <SendTroubleNotice trouble={trouble} />
      <div className="sticky -bottom-6 -mx-6 -mb-6 border-t border-hair bg-sheet px-6 py-4">
        <Button variant="primary" onPress={() => void send(file, choice)}>
          {t('read')}
        </Button>
      </div>
    </div>
  )
}

/** What the chooser of the system offers. */
export const ACCEPTED_FILES = ['.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.xls']

function choiceOf({ sheet, encoding, isHeadless }: Source): ReadingChoice {
  return {
    sheet: sheet ?? undefined,
    encoding: encoding ?? undefined,
    headings: isHeadless ? 'none' : undefined,
  }
}

type ChoicesProps = {
  source: Source
  file: File
  choice: ReadingChoice
  onChange: (choice: ReadingChoice) => void
}

function Choices({ source: { sheets, encoding, isHeadless }, file, choice, onChange }: ChoicesProps) {
  const t = useTranslations('imports.source')
  const headed = isHeadless ? 'first' : 'found'
  return (
    <>
      {sheets.length > 1 && (
        <RadioGroup
          label={t('sheet')}
          items={sheets.map(({ at, name }) => ({ id: String(at), label: name }))}
          value={String(choice.sheet)}
          onChange={(at) => onChange({ ...choice, sheet: Number(at) })}
        />
      )}
      <RadioGroup
        label={t('headings')}
        items={[
          { id: headed, label: isHeadless ? t('headingsFirst') : t('headingsFound') },
          { id: 'none', label: t('headingsNone') },
        ]}
        value={choice.headings ?? headed}
        onChange={(id) => onChange({ ...choice, headings: id === 'none' || id === 'first' ? id : undefined })}
      />
      {encoding !== null && (
        <EncodingChoice
          file={file}
          value={choice.encoding ?? null}
          onChange={(chosen) => onChange({ ...choice, encoding: chosen })}
        />
      )}
    </>
  )
}
