// A line to sign on, with a finger, a pen or a mouse. Whoever cannot draw needs another way, which stands beside it.
'use client'

import { Eraser } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import Pad, { type PointGroup } from 'signature_pad'
import { Button } from './button'
import { signaturePath } from './signature-path'

type SignaturePadProps = {
  label: string
  /** SVG path data of what is drawn; null while nothing is. */
  onChange: (path: string | null) => void
  /** Characters that the path may take. */
  longest: number
}

/** Strokes grow finer and fuller with speed and pressure. What was drawn stays when the tablet is turned. */
export function SignaturePad({ label, onChange, longest }: SignaturePadProps) {
  const t = useTranslations('ui.signature')
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad>(null)
  const [isEmpty, setEmpty] = useState(true)

  const tell = useEffectEvent(() => {
    const strokes = pad.current?.toData() ?? []
    setEmpty(strokes.length === 0)
    onChange(
      signaturePath(
        strokes.map(({ points }) => points),
        longest,
      ),
    )
  })

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const drawing = new Pad(element, {
      penColor: getComputedStyle(element).color,
      minWidth: 0.8,
      maxWidth: 2.6,
    })
    pad.current = drawing
    drawing.addEventListener('endStroke', tell)
    let width = 0
    const resize = () => {
      const next = element.clientWidth
      if (next === 0 || next === width) return
      const scale = width === 0 ? 1 : next / width
      width = next
      const strokes = drawing.toData().map((stroke) => scaled(stroke, scale))
      const density = Math.max(window.devicePixelRatio, 1)
      element.width = next * density
      element.height = element.clientHeight * density
      element.getContext('2d')?.scale(density, density)
      drawing.fromData(strokes)
    }
    const watcher = new ResizeObserver(resize)
    watcher.observe(element)
    resize()
    return () => {
      watcher.disconnect()
      drawing.off()
      pad.current = null
    }
  }, [])

  const clear = () => {
    pad.current?.clear()
    setEmpty(true)
    onChange(null)
  }

  return (
    <div className="grid gap-2">
      <div className="relative rounded-lg border border-edge bg-sheet">
        <canvas
          ref={canvas}
          role="img"
          aria-label={isEmpty ? label : t('drawn', { label })}
          className="aspect-5/2 w-full cursor-crosshair touch-none text-ink"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-8 bottom-[22%] border-b border-dashed border-hair"
        />
      </div>
      <Button
        variant="quiet"
        className="-ms-5 justify-self-start"
        isDisabled={isEmpty}
        icon={<Eraser aria-hidden="true" className="size-5" />}
        onPress={clear}
      >
        {t('clear')}
      </Button>
    </div>
  )
}

function scaled(stroke: PointGroup, scale: number): PointGroup {
  return {
    ...stroke,
    points: stroke.points.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })),
  }
}
