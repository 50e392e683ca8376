// A page of the desk broke; the frame around it still stands.
'use client'

export { PageError as default } from '@/components/shell/page-error'
