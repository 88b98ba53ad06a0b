import { svelte } from '@sveltejs/vite-plugin-svelte';

export default {
  plugins: [svelte()],
  optimizeDeps: { exclude: ['standfirst'] },
  // The words of each language stay files of their own, and are fetched for articles in it.
  build: { assetsInlineLimit: (path) => (path.includes('/messages/') ? false : undefined) },
};
