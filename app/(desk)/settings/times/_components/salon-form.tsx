// Name, hours, limits and delays of the salon in one form.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ComboBox } from '@/components/ui/combo-box'
import { NumberField, TextField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TimeField } from '@/components/ui/time-field'
import type { StaffAction } from '@/lib/actions/action-state'
import { COUNTRIES, CURRENCIES } from '@/lib/salons/salon-region'
import type { SalonSettings } from '@/lib/salons/salon-settings-schemas'
import { EntryForm } from '../../_components/entry-form'

type SalonFormProps = {
  action: StaffAction<unknown>
  settings: SalonSettings
  timeZones: readonly string[]
  /**
   * What the codes of money and countries are called in the language of the page. Told by the server: a browser of
   * another age has other words for them.
   */
  regionNames: Readonly<Record<RegionName, Readonly<Record<string, string>>>>
}

type NumberName =
  | 'idleMinutes'
  | 'treatmentIdleMinutes'
  | 'noShowAfterMinutes'
  | 'followUpAfterHours'
  | 'callAttempts'
  | 'callRetryHours'
  | 'lapsedAfterDays'
  | 'retentionYears'

type RightName =
  | 'therapistSeesPhone'
  | 'therapistSeesAddress'
  | 'therapistSeesSpending'
  | 'receptionistSeesSpending'

const RIGHTS: readonly RightName[] = [
  'therapistSeesPhone',
  'therapistSeesAddress',
  'therapistSeesSpending',
  'receptionistSeesSpending',
]

type RegionName = 'currency' | 'phoneCountry'

export function SalonForm({ action, settings, timeZones, regionNames }: SalonFormProps) {
  const t = useTranslations('settings.times')
  const form = useTranslations('settings.form')
  const nameOf = (name: keyof SalonSettings, value: string) =>
    RIGHTS.some((right) => right === name)
      ? t(`sees.${value}`)
      : ((name === 'currency' || name === 'phoneCountry' ? regionNames[name][value] : undefined) ?? value)
  const names = Object.keys(settings) as (keyof SalonSettings)[]
  const stands = names.map((name) => ({
    name,
    label: t(name),
    typed: String(settings[name]),
    value: nameOf(name, String(settings[name])),
  }))
  return (
    <EntryForm action={action} payload={{ seen: settings }} stands={stands}>
      {({ errorOf }) => {
        const number = (name: NumberName, unit?: 'minutes' | 'hours' | 'days' | 'years') => (
          <NumberField
            name={name}
            label={t(name)}
            description={t(`hints.${name}`)}
            suffix={unit && form(unit)}
            defaultValue={String(settings[name])}
            error={errorOf(name)}
          />
        )
        const choice = (name: RegionName, codes: readonly string[]) => (
          <Select
            name={name}
            label={t(name)}
            description={t(`hints.${name}`)}
            items={codes.map((id) => ({ id, label: nameOf(name, id) }))}
            defaultValue={settings[name]}
            error={errorOf(name)}
          />
        )
        const right = (name: RightName) => (
          <Select
            key={name}
            name={name}
            label={t(name)}
            items={['true', 'false'].map((id) => ({ id, label: t(`sees.${id}`) }))}
            defaultValue={String(settings[name])}
            error={errorOf(name)}
          />
        )
        return (
          <div className="grid gap-10 pb-4">
            <Part title={t('house')}>
              <TextField
                name="name"
                label={t('name')}
                defaultValue={settings.name}
                maxLength={60}
                autoComplete="off"
                error={errorOf('name')}
              />
              <ComboBox
                name="timeZone"
                label={t('timeZone')}
                description={t('hints.timeZone')}
                items={timeZones.map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
                defaultValue={settings.timeZone}
                error={errorOf('timeZone')}
              />
              {choice('currency', CURRENCIES)}
              {choice('phoneCountry', COUNTRIES)}
            </Part>
            <Part title={t('hours')}>
              <TimeField
                name="opensAt"
                label={t('opensAt')}
                defaultValue={settings.opensAt}
                error={errorOf('opensAt')}
              />
              <TimeField
                name="closesAt"
                label={t('closesAt')}
                defaultValue={settings.closesAt}
                error={errorOf('closesAt')}
              />
            </Part>
            <Part title={t('desk')}>
              {number('idleMinutes', 'minutes')}
              {number('treatmentIdleMinutes', 'minutes')}
              {number('noShowAfterMinutes', 'minutes')}
            </Part>
            <Part title={t('calls')}>
              {number('followUpAfterHours', 'hours')}
              {number('callAttempts')}
              {number('callRetryHours', 'hours')}
            </Part>
            <Part title={t('archives')}>
              {number('lapsedAfterDays', 'days')}
              {number('retentionYears', 'years')}
            </Part>
            <Part title={t('rights')}>{RIGHTS.map(right)}</Part>
          </div>
        )
      }}
    </EntryForm>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-hair pt-5">
      <h2 className="pb-4 text-xl">{title}</h2>
      <div className="grid gap-5 sm:grid-cols-2 sm:gap-x-8">{children}</div>
    </section>
  )
}
