// The sample book: every part of the look in every state it can be in.
'use client'

import { CalendarPlus, ChevronLeft, Ellipsis, Gift, Leaf, Plus, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { Avatar } from './avatar'
import { Badge } from './badge'
import { Button, ButtonLink } from './button'
import { Card } from './card'
import { Checkbox } from './checkbox'
import { ChoiceChips } from './choice-chips'
import { ComboBox } from './combo-box'
import { DateField } from './date-field'
import { DatePicker } from './date-picker'
import { Dialog, DialogTrigger } from './dialog'
import { EmptyState } from './empty-state'
import { NumberField, TextAreaField, TextField } from './field'
import { IconButton } from './icon-button'
import { Notice } from './notice'
import { PageHeader } from './page-header'
import { RadioGroup } from './radio-group'
import { Rating } from './rating'
import { Select } from './select'
import { Sheet } from './sheet'
import { Skeleton, SkeletonText } from './skeleton'
import { Table, TableCell, TableHeader, TableRow } from './table'
import { Tabs } from './tabs'
import { TimeField } from './time-field'
import { Timer } from './timer'
import { showToast } from './toast'

export function LookGallery() {
  const t = useTranslations('ui.look')
  return (
    <div>
      <PageHeader
        back={{ href: '/settings', label: t('back') }}
        eyebrow={t('eyebrow')}
        title={t('title')}
        description={t('intro')}
        actions={
          <Button variant="primary" size="lg" icon={<CalendarPlus aria-hidden="true" />}>
            {t('primaryAction')}
          </Button>
        }
      />
      <div className="flex flex-col gap-14 pt-6">
        <Colours />
        <Type />
        <Buttons />
        <Fields />
        <Choices />
        <Dates />
        <Feeling />
        <Overlays />
        <TabPages />
        <Messages />
        <Marks />
        <Cards />
        <Timers />
        <Tables />
        <Blanks />
      </div>
    </div>
  )
}

const colours = [
  ['paper', 'bg-paper'],
  ['sheet', 'bg-sheet'],
  ['fold', 'bg-fold'],
  ['hair', 'bg-hair'],
  ['edge', 'bg-edge'],
  ['ink', 'bg-ink'],
  ['inkSoft', 'bg-ink-soft'],
  ['celadon', 'bg-celadon'],
  ['celadonWash', 'bg-celadon-wash'],
  ['rouge', 'bg-rouge'],
  ['rougeWash', 'bg-rouge-wash'],
  ['ochre', 'bg-ochre'],
  ['ochreWash', 'bg-ochre-wash'],
] as const

function Colours() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('colours')} note={t('coloursNote')}>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-4">
        {colours.map(([name, ground]) => (
          <li key={name} className="flex flex-col gap-2 text-sm text-ink-soft">
            <span className={`h-16 rounded-lg border border-hair ${ground}`} />
            {t(`colour.${name}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Type() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('type')}>
      <dl className="grid gap-x-8 gap-y-6 sm:grid-cols-[10rem_1fr]">
        <Specimen note={t('typeNameNote')} className="font-serif text-3xl font-semibold">
          {t('typeName')}
        </Specimen>
        <Specimen note={t('typeHeadingNote')} className="font-serif text-xl font-semibold">
          {t('typeHeading')}
        </Specimen>
        <Specimen note={t('typeBodyNote')} className="max-w-2xl">
          {t('typeBody')}
        </Specimen>
        <Specimen note={t('typeSmallNote')} className="numeric text-sm text-ink-soft">
          {t('typeSmall')}
        </Specimen>
      </dl>
    </Section>
  )
}

function Buttons() {
  const t = useTranslations('ui.look')
  const variants = ['primary', 'secondary', 'quiet', 'danger'] as const
  const words = { primary: t('begin'), secondary: t('save'), quiet: t('later'), danger: t('remove') }
  return (
    <Section title={t('buttons')} note={t('buttonsNote')}>
      <Row label={t('rest')}>
        {variants.map((variant) => (
          <Button key={variant} variant={variant}>
            {words[variant]}
          </Button>
        ))}
        <ButtonLink href="/clients" icon={<Leaf aria-hidden="true" className="size-5" />}>
          {t('link')}
        </ButtonLink>
      </Row>
      <Row label={t('disabled')}>
        {variants.map((variant) => (
          <Button key={variant} variant={variant} isDisabled>
            {words[variant]}
          </Button>
        ))}
      </Row>
      <Row label={t('pendingState')}>
        {variants.map((variant) => (
          <Button key={variant} variant={variant} isPending>
            {words[variant]}
          </Button>
        ))}
      </Row>
      <Row label={t('large')}>
        <Button variant="primary" size="lg">
          {t('next')}
        </Button>
        <Button variant="primary" size="lg" isFullWidth>
          {t('longButton')}
        </Button>
      </Row>
      <Row label={t('iconOnly')}>
        <IconButton label={t('back2')} icon={<ChevronLeft aria-hidden="true" />} />
        <IconButton label={t('add')} icon={<Plus aria-hidden="true" />} variant="primary" />
        <IconButton label={t('more')} icon={<Ellipsis aria-hidden="true" />} variant="secondary" />
        <IconButton label={t('more')} icon={<Ellipsis aria-hidden="true" />} variant="secondary" isDisabled />
      </Row>
    </Section>
  )
}

function Fields() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('fields')}>
      <Columns>
        <TextField label={t('name')} description={t('nameHint')} defaultValue={t('nameValue')} isRequired />
        <TextField
          label={t('phone')}
          type="tel"
          inputMode="tel"
          defaultValue={t('phoneValue')}
          error={t('phoneError')}
        />
        <TextField
          label={t('find')}
          type="search"
          placeholder={t('findPlaceholder')}
          icon={<Search className="size-5" />}
        />
        <TextField label={t('locked')} defaultValue={t('lockedValue')} isDisabled />
        <TextAreaField label={t('wish')} defaultValue={t('wishValue')} />
        <div className="flex flex-col gap-6">
          <NumberField label={t('wait')} defaultValue="10" suffix={t('minutesUnit')} className="max-w-48" />
          <TextField label={t('longLabel')} />
        </div>
      </Columns>
    </Section>
  )
}

function Choices() {
  const t = useTranslations('ui.look')
  const teas = [
    { id: 'chenpi', label: t('teaChenpi'), description: t('teaChenpiNote') },
    { id: 'rose', label: t('teaRose'), description: t('teaRoseNote') },
    { id: 'water', label: t('teaWater') },
    { id: 'osmanthus', label: t('teaGone'), isDisabled: true },
  ]
  const pressures = [
    { id: 'light', label: t('pressureLight') },
    { id: 'medium', label: t('pressureMedium') },
    { id: 'firm', label: t('pressureFirm') },
  ]
  const therapists = [
    { id: 'lin', label: t('who1') },
    { id: 'chen', label: t('who2') },
    { id: 'song', label: t('who3') },
  ]
  const reasons = [
    { id: 'think', label: t('reasonThink'), description: t('reasonThinkNote') },
    { id: 'travel', label: t('reasonTravel') },
    { id: 'other', label: t('reasonOther'), isDisabled: true },
  ]
  return (
    <Section title={t('choices')}>
      <Columns>
        <Select label={t('tea')} items={teas} defaultValue="chenpi" />
        <Select label={t('tea')} items={teas} isRequired error={t('pressureError')} />
        <ComboBox
          label={t('therapist')}
          description={t('therapistHint')}
          items={therapists}
          emptyText={t('empty')}
        />
        <ComboBox label={t('loadingFind')} items={[]} onSearch={() => undefined} isLoading />
        <ChoiceChips label={t('pressure')} items={pressures} defaultValue="light" />
        <ChoiceChips label={t('pressure')} items={pressures} error={t('pressureError')} />
        <ChoiceChips label={t('tea')} items={teas} defaultValue="rose" />
        <ChoiceChips label={t('disabled')} items={pressures} defaultValue="firm" isDisabled />
        <RadioGroup label={t('reason')} items={reasons} defaultValue="think" />
        <div className="flex flex-col">
          <Checkbox label={t('consent')} description={t('consentHint')} defaultSelected />
          <Checkbox label={t('consentSome')} isIndeterminate />
          <Checkbox label={t('consent')} error={t('consentError')} />
          <Checkbox label={t('consentOff')} isDisabled defaultSelected />
        </div>
      </Columns>
    </Section>
  )
}

function Dates() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('dates')}>
      <Columns>
        <DateField label={t('birthday')} defaultValue="1988-03-07" today={today} />
        <DateField label={t('birthday')} isDisabled today={today} />
        <DatePicker
          label={t('visitDay')}
          description={t('visitDayHint')}
          defaultValue="2026-12-05"
          min={today}
          today={today}
          isDayClosed={isWednesday}
        />
        <DatePicker label={t('visitDay')} error={t('visitDayError')} today={today} />
        <TimeField label={t('visitTime')} defaultValue="14:30" isRequired />
        <TimeField label={t('timeOff')} defaultValue="21:00" isDisabled />
      </Columns>
    </Section>
  )
}

const today = '2026-11-21'

function isWednesday(iso: string): boolean {
  return new Date(`${iso}T00:00:00Z`).getUTCDay() === 3
}

function Feeling() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('ratings')}>
      <Columns>
        <Rating label={t('feel')} defaultValue={4} />
        <Rating label={t('feelOff')} defaultValue={5} isDisabled />
      </Columns>
    </Section>
  )
}

function Overlays() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('overlays')}>
      <Row>
        <DialogTrigger>
          <Button>{t('openDialog')}</Button>
          <Dialog
            title={t('dialogTitle')}
            eyebrow={t('dialogEyebrow')}
            footer={(close) => (
              <>
                <Button variant="quiet" onPress={close}>
                  {t('notNow')}
                </Button>
                <Button variant="primary" onPress={close}>
                  {t('told')}
                </Button>
              </>
            )}
          >
            <p>{t('dialogBody')}</p>
          </Dialog>
        </DialogTrigger>
        <DialogTrigger>
          <Button variant="danger">{t('openAlert')}</Button>
          <Dialog
            isAlert
            title={t('alertTitle')}
            footer={(close) => (
              <Button variant="primary" onPress={close}>
                {t('change')}
              </Button>
            )}
          >
            <p>{t('alertBody')}</p>
          </Dialog>
        </DialogTrigger>
        <DialogTrigger>
          <Button>{t('openSheet')}</Button>
          <Sheet
            title={t('sheetTitle')}
            eyebrow={t('dialogEyebrow')}
            footer={(close) => (
              <Button variant="primary" size="lg" isFullWidth onPress={close}>
                {t('sheetAction')}
              </Button>
            )}
          >
            <div className="flex flex-col gap-6">
              <p>{t('sheetBody')}</p>
              <DatePicker label={t('visitDay')} defaultValue="2026-12-05" today={today} />
              <TimeField label={t('visitTime')} defaultValue="14:30" />
              <TextAreaField label={t('wish')} />
            </div>
          </Sheet>
        </DialogTrigger>
      </Row>
    </Section>
  )
}

function TabPages() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('tabs')}>
      <Tabs
        label={t('tabsLabel')}
        items={[
          { id: 'overview', label: t('tabOverview'), content: t('tabOverviewText') },
          { id: 'visits', label: t('tabVisits'), count: 9, content: t('tabVisitsText') },
          { id: 'care', label: t('tabCare'), content: t('tabCareText') },
          { id: 'accounts', label: t('tabLocked'), content: null, isDisabled: true },
        ]}
      />
    </Section>
  )
}

function Messages() {
  const t = useTranslations('ui.look')
  const [undone, setUndone] = useState(0)
  return (
    <Section title={t('messages')}>
      <div className="flex max-w-3xl flex-col gap-3">
        <Notice>{t('noticeInfo')}</Notice>
        <Notice tone="success">{t('noticeSuccess')}</Notice>
        <Notice tone="warning">{t('noticeWarning')}</Notice>
        <Notice tone="error" title={t('noticeError')} action={<Button>{t('retry')}</Button>}>
          {t('noticeErrorBody')}
        </Notice>
      </div>
      <Row>
        <Button onPress={() => showToast({ tone: 'info', message: t('noticeInfo') })}>{t('showInfo')}</Button>
        <Button
          onPress={() =>
            showToast({
              tone: 'success',
              message: t('noticeSuccess'),
              action: { label: t('undo'), onPress: () => setUndone(undone + 1) },
            })
          }
        >
          {t('showSuccess')}
        </Button>
        <Button onPress={() => showToast({ tone: 'warning', message: t('noticeWarning') })}>
          {t('showWarning')}
        </Button>
        <Button onPress={() => showToast({ tone: 'error', message: t('noticeError') })}>
          {t('showError')}
        </Button>
      </Row>
    </Section>
  )
}

function Marks() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('badges')}>
      <Row>
        <Badge icon={<Leaf aria-hidden="true" />}>{t('badgeFirst')}</Badge>
        <Badge tone="celadon">{t('badgeDone')}</Badge>
        <Badge tone="ochre">{t('badgeSoon')}</Badge>
        <Badge tone="rouge">{t('badgeAllergy')}</Badge>
        <Badge tone="celadon" icon={<Gift aria-hidden="true" />}>
          {t('badgePromise')}
        </Badge>
        <Badge>{t('badgeLong')}</Badge>
      </Row>
    </Section>
  )
}

function Cards() {
  const t = useTranslations('ui.look')
  const people = [t('cardName1'), t('cardName2'), t('cardName3'), t('cardName4'), t('cardName5')]
  const marks = ['celadon', 'ochre', 'rouge'] as const
  const words = {
    celadon: [t('cardCeladon'), t('cardCeladonText')],
    ochre: [t('cardOchre'), t('cardOchreText')],
    rouge: [t('cardRouge'), t('cardRougeText')],
  }
  return (
    <Section title={t('cards')}>
      <div className="flex flex-wrap items-center gap-4">
        {people.map((name) => (
          <Avatar key={name} name={name} isNamed />
        ))}
        <Avatar name={t('cardName1')} size="sm" isNamed />
        <Avatar name={t('cardName1')} size="lg" isNamed />
        <Avatar name={t('cardName1')} size="xl" isNamed />
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-4">
        <Card>
          <h3 className="text-lg">{t('cardPlain')}</h3>
          <p className="text-ink-soft">{t('cardPlainText')}</p>
        </Card>
        <Card isSunk>
          <h3 className="text-lg">{t('cardSunk')}</h3>
          <p className="text-ink-soft">{t('cardSunkText')}</p>
        </Card>
        {marks.map((mark) => (
          <Card key={mark} mark={mark}>
            <h3 className="text-lg">{words[mark][0]}</h3>
            <p className="text-ink-soft">{words[mark][1]}</p>
          </Card>
        ))}
      </div>
    </Section>
  )
}

function Timers() {
  const t = useTranslations('ui.look')
  const minutesAgo = (minutes: number) => new Date(Date.parse(opened) - minutes * 60_000).toISOString()
  return (
    <Section title={t('timers')} note={t('timerNote')}>
      <Row>
        {[4, 8, 12, 83].map((minutes) => (
          <Timer
            key={minutes}
            label={t('timerWaiting')}
            sinceIso={minutesAgo(minutes)}
            serverNowIso={opened}
            targetMinutes={10}
          />
        ))}
        <Timer label={t('timerPlain')} sinceIso={minutesAgo(25)} serverNowIso={opened} />
      </Row>
    </Section>
  )
}

// Any reading of a server's clock will do: the samples stand a fixed while before it.
const opened = '2026-11-21T06:30:00.000Z'

function Tables() {
  const t = useTranslations('ui.look')
  const rows = [
    [t('row1'), t('who1'), '75', '¥398.00'],
    [t('row2'), t('who2'), '60', '¥298.00'],
    [t('row3'), t('who3'), '45', '¥1,280.00'],
  ] as const
  return (
    <Section title={t('tables')}>
      <Card>
        <Table caption={t('tableCaption')}>
          <thead>
            <tr>
              <TableHeader>{t('colTreatment')}</TableHeader>
              <TableHeader>{t('colTherapist')}</TableHeader>
              <TableHeader isNumeric>{t('colMinutes')}</TableHeader>
              <TableHeader isNumeric>{t('colPrice')}</TableHeader>
            </tr>
          </thead>
          <tbody>
            {rows.map(([treatment, therapist, minutes, price]) => (
              <TableRow key={treatment}>
                <TableCell className="font-medium">{treatment}</TableCell>
                <TableCell>{therapist}</TableCell>
                <TableCell isNumeric>{minutes}</TableCell>
                <TableCell isNumeric>{price}</TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </Card>
    </Section>
  )
}

function Blanks() {
  const t = useTranslations('ui.look')
  return (
    <Section title={t('blanks')}>
      <Columns>
        <Card isSunk>
          <EmptyState
            title={t('emptyTitle')}
            headingLevel={3}
            action={
              <Button variant="primary" icon={<Plus aria-hidden="true" className="size-5" />}>
                {t('emptyAction')}
              </Button>
            }
          >
            {t('emptyText')}
          </EmptyState>
        </Card>
        <Card className="flex flex-col gap-6">
          <div className="flex items-center gap-4">
            <Skeleton isRound className="size-16" />
            <Skeleton className="h-8 w-40" />
          </div>
          <SkeletonText lines={4} label={t('skeletonLabel')} />
        </Card>
      </Columns>
    </Section>
  )
}

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const headingId = useId()
  return (
    <section
      aria-labelledby={headingId}
      className="grid gap-x-10 gap-y-6 border-t border-hair pt-7 lg:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <header>
        <h2 id={headingId} className="text-xl">
          {title}
        </h2>
        {note && <p className="mt-2 max-w-2xl text-sm text-ink-soft">{note}</p>}
      </header>
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
    </section>
  )
}

function Row({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <div>
      {label && <h3 className="pb-2 font-sans text-sm font-normal text-ink-soft">{label}</h3>}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">{children}</div>
    </div>
  )
}

function Columns({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-x-10 gap-y-7 sm:grid-cols-2">{children}</div>
}

function Specimen({ note, className, children }: { note: string; className: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-sm text-ink-soft sm:pt-1">{note}</dt>
      <dd className={className}>{children}</dd>
    </div>
  )
}
