import type { MetadataRoute } from 'next';

/** So that a phone can put Kigen on its home screen: iOS tells nobody who has not. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Kigen(期限)',
    short_name: 'Kigen',
    description: 'SSL証明書の期限を見守る',
    lang: 'ja',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f7f7f5',
    theme_color: '#0a5b60',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
