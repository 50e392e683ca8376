// Sends browsers without a session cookie to sign-in before a page is made. Decides nothing: pages ask for themselves.
import { type NextRequest, NextResponse } from 'next/server'

const cookieNames = ['__Secure-next-auth.session-token', 'next-auth.session-token']
const openPages = ['/sign-in', '/set-up']

export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl
  const isPage = !pathname.startsWith('/api/')
  // A screen on the wall has its key in the address, and nobody signed in.
  const isOpen = openPages.includes(pathname) || pathname.startsWith('/wall/')
  if (isPage && !isOpen && !cookieNames.some((name) => request.cookies.has(name))) {
    return NextResponse.redirect(new URL('/sign-in', request.url))
  }
  // Our own server has named the request already; another server in its place may not have.
  if (request.headers.has('x-request-id')) return NextResponse.next()
  const headers = new Headers(request.headers)
  headers.set('x-request-id', crypto.randomUUID())
  return NextResponse.next({ request: { headers } })
}

export const config = {
  matcher: [
    '/((?!_next/|clients/import/upload$|api/photos$|favicon\\.ico$|icon\\.svg$|.*\\.(?:png|svg|webp|woff2)$).*)',
  ],
}
