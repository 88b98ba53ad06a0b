import react from '@vitejs/plugin-react';

export default {
  plugins: [react()],
  // The module finds its .wasm file beside itself: it must not be moved by the bundling ahead.
  optimizeDeps: { exclude: ['standfirst'] },
};
