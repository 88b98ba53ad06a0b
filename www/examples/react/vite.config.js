import react from '@vitejs/plugin-react';

export default {
  plugins: [react()],
  // The module finds its .wasm file beside itself: it must not be moved by the bundling ahead.
  optimizeDeps: { exclude: ['standfirst'] },
  // The words of each language stay files of their own, and are fetched for articles in it.
  build: { assetsInlineLimit: (path) => (path.includes('/messages/') ? false : undefined) },
};
