// A form whose words are not given up unasked: not by a link, a closing sheet, a new version or the browser's cross.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { addWordKeeper } from '@/components/shell/unsaved-words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { type OverlayClosing, overlayClosing } from '@/components/ui/overlay-closing'

type KeptFormProps = {
  form: RefObject<HTMLFormElement | null>
  /** Another one with every save: what stands in the form then is kept. */
  savedAt: string | null
}

/** Asks before the page or the sheet is left while something in the form is not saved. */
export function KeptForm({ form, savedAt }: KeptFormProps) {
  const t = useTranslations('settings.unsaved')
  const router = useRouter()
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const isUnsaved = useIsUnsaved(form, savedAt)

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const href = hrefOf(event)
      if (href === null || !isUnsaved()) return
      event.preventDefault()
      event.stopPropagation()
      setLeave(() => () => router.push(href))
    }
    const onClosing = (event: Event) => {
      const { target, detail } = event as OverlayClosing
      const isHere = target instanceof Node && form.current !== null && target.contains(form.current)
      if (!isHere || !isUnsaved()) return
      event.preventDefault()
      setLeave(() => detail.close)
    }
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault()
    }
    document.addEventListener('click', onClick, { capture: true })
    document.addEventListener(overlayClosing, onClosing)
    window.addEventListener('beforeunload', onUnload)
    const keeper = { isUnsaved, isOnItsWay: () => false, save: () => undefined }
    const forget = addWordKeeper(keeper)
    return () => {
      document.removeEventListener('click', onClick, { capture: true })
      document.removeEventListener(overlayClosing, onClosing)
      window.removeEventListener('beforeunload', onUnload)
      forget()
    }
  }, [form, isUnsaved, router])

  return (
    <Dialog
      isAlert
      title={t('title')}
      isOpen={leave !== null}
      onOpenChange={(isOpen) => !isOpen && setLeave(null)}
      footer={
        <>
          <Button
            variant="quiet"
            onPress={() => {
              setLeave(null)
              leave?.()
            }}
          >
            {t('leave')}
          </Button>
          <Button variant="primary" onPress={() => setLeave(null)}>
            {t('stay')}
          </Button>
        </>
      }
    >
      {t('body')}
    </Dialog>
  )
}

/** Touched, and no longer as it was opened or saved last. */
function useIsUnsaved(form: RefObject<HTMLFormElement | null>, savedAt: string | null): () => boolean {
  const kept = useRef('')
  const isTouched = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands is read anew with every save
  useEffect(() => {
    kept.current = wordsIn(form.current)
    isTouched.current = false
    const touch = () => {
      isTouched.current = true
    }
    const element = form.current
    for (const kind of TOUCHES) element?.addEventListener(kind, touch)
    return () => {
      for (const kind of TOUCHES) element?.removeEventListener(kind, touch)
    }
  }, [form, savedAt])
  return useCallback(() => isTouched.current && wordsIn(form.current) !== kept.current, [form])
}

/** A colleague's words that come in by themselves are nobody's to lose. */
const TOUCHES = ['input', 'change', 'click', 'keydown'] as const

function wordsIn(form: HTMLFormElement | null): string {
  if (!form) return ''
  return JSON.stringify([...new FormData(form)].filter(([name]) => name !== 'payload'))
}

/** Where a plain click on a link would lead within this place; null for every other click. */
function hrefOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download'))
    return null
  const { origin, pathname, search, hash } = new URL(link.href)
  const isElsewhere = origin !== window.location.origin
  const isHere = pathname === window.location.pathname && search === window.location.search
  return isElsewhere || isHere ? null : `${pathname}${search}${hash}`
}
