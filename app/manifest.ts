import type { MetadataRoute } from 'next';

/** What a phone or desktop needs to install the pages as an app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Tunewatch', short_name: 'Tunewatch', description: 'Why a neural network is not learning, while it is still training.', start_url: '/', scope: '/', display: 'standalone',
    background_color: '#f8f8f7', theme_color: '#0b5cad', icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
