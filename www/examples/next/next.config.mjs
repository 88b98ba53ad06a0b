export default {
  // On the server the module reads its .wasm file beside itself: it must not be bundled there.
  serverExternalPackages: ['standfirst'],
};
