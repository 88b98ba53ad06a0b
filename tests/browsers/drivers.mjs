// Browsers by WebDriver: each engine's own driver, started here and stopped with its session.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { Builder, Capabilities } from 'selenium-webdriver';
import { Options as FirefoxOptions } from 'selenium-webdriver/firefox.js';

/** Root has no user namespaces to put WebKit's processes in. */
const AS_ROOT = process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {};

const ENGINES = {
  firefox() {
    return { command: (port) => ['geckodriver', '--port', port], capabilities: new FirefoxOptions().addArguments('-headless') };
  },
  webkit() {
    const options = { binary: miniBrowser(), args: ['--automation'] };
    return {
      command: (port) => ['xvfb-run', '-a', 'WebKitWebDriver', `--port=${port}`],
      capabilities: new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options }),
    };
  },
};

/** WebKitGTK's small browser, where distributions keep it. */
function miniBrowser() {
  const list = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : []);
  const libraries = ['/usr/lib', '/usr/libexec'].flatMap(list);
  const kept = [...libraries, ...libraries.filter((path) => path.includes('-linux-')).flatMap(list)];
  const found = kept.filter((path) => path.includes('/webkit2gtk-')).map((path) => `${path}/MiniBrowser`).find(existsSync);
  if (!found) throw new Error("WebKitGTK's MiniBrowser was not found: install the package webkit2gtk-driver");
  return found;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });
}

/** Starts the browser named `engine`: its WebDriver session, and what stops it. */
export async function launch(engine) {
  const { command, capabilities } = ENGINES[engine]();
  const port = await freePort();
  const [program, ...words] = command(port);
  // A process group of its own: what starts the driver may leave it behind.
  const child = spawn(program, words, { stdio: 'ignore', detached: true, env: { ...process.env, ...AS_ROOT } });
  const failed = new Promise((_, reject) => child.once('error', reject));
  const session = new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).disableEnvironmentOverrides();
  const driver = await Promise.race([retried(() => session.build()), failed]);
  const stop = async () => {
    await driver.quit().catch(() => {});
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended by itself.
    }
  };
  return { driver, stop };
}

/** A driver takes a moment until it listens. */
async function retried(start, tries = 40) {
  try {
    return await start();
  } catch (error) {
    if (tries === 0 || !/ECONNREFUSED/.test(String(error))) throw error;
    await new Promise((resolve) => setTimeout(resolve, 250));
    return retried(start, tries - 1);
  }
}
