//! A small server for the reader page, on this machine only.

use crate::build::{build, dist};
use crate::run::Outcome;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Response, Server, StatusCode};

/// What every page may do: nothing but the module, our style, and pictures and films from anywhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src * data: blob:; media-src *; frame-src https:; connect-src 'self' https: http:; font-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The same for the reader page: it registers a service worker, for which browsers want a policy of the page's own.
fn policy(path: &str) -> String {
    match path {
        "/" | "/index.html" => POLICY.replace("trusted-types 'none'", "trusted-types standfirst"),
        _ => POLICY.to_string(),
    }
}

/// What `serve` was asked for.
pub struct Request {
    file: Option<PathBuf>,
    port: Option<u16>,
}

impl Request {
    /// The request in the words after `serve`.
    pub fn parse(words: &[&str]) -> Outcome<Self> {
        let mut request = Self { file: None, port: None };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--port" => {
                    let port = words.next().and_then(|port| port.parse().ok());
                    request.port = Some(port.ok_or("--port takes a number from 1 to 65535")?);
                }
                flag if flag.starts_with('-') => {
                    return Err(format!("serve knows no `{flag}`: it takes [FILE] [--port N]"));
                }
                file if request.file.is_none() => {
                    let path = PathBuf::from(file);
                    if !path.is_file() {
                        return Err(format!("`{file}` is not a file that can be read"));
                    }
                    request.file = Some(path);
                }
                more => return Err(format!("serve takes one file; `{more}` is one too many")),
            }
        }
        Ok(request)
    }
}

/// Builds, then serves until it is stopped.
pub fn serve(request: &Request) -> Outcome {
    build()?;
    let (server, port) = listen(request.port)?;
    let query = request.file.as_ref().map_or(String::new(), |file| format!("?src=article/{}", url_name(file)));
    println!("serve: the reader page is at http://127.0.0.1:{port}/{query} (Ctrl-C ends it)");
    let server = Arc::new(server);
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let (server, file) = (Arc::clone(&server), request.file.clone());
            std::thread::spawn(move || {
                while let Ok(incoming) = server.recv() {
                    let response = answer(incoming.url(), file.as_deref());
                    // A reader who has gone away is no fault of ours.
                    let _ = incoming.respond(response);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().map_err(|_| "a worker of the server stopped: please report this".to_string())?;
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Outcome<(Server, u16)> {
    if let Some(port) = port {
        let server =
            Server::http(("127.0.0.1", port)).map_err(|error| format!("port {port} can't be used: {error}"))?;
        return Ok((server, port));
    }
    (8080..8180)
        .find_map(|port| Server::http(("127.0.0.1", port)).ok().map(|server| (server, port)))
        .ok_or_else(|| "no port from 8080 to 8179 is free: name one with --port".to_string())
}

/// A file's name as a part of an address.
fn url_name(file: &Path) -> String {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn answer(url: &str, article: Option<&Path>) -> Response<std::io::Cursor<Vec<u8>>> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let file = match (path.strip_prefix("/article/"), article) {
        (Some(_), Some(article)) => Some(article.to_path_buf()),
        _ => inside(&dist(), path),
    };
    let read = file.as_deref().map(|file| (kind(file), std::fs::read(file)));
    let (kind, status, body) = match read {
        Some((kind, Ok(body))) => (kind, 200, body),
        _ => ("text/plain; charset=utf-8", 404, b"There is no such file.\n".to_vec()),
    };
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Content-Security-Policy", &policy(path)),
    ];
    let mut response = Response::from_data(body).with_status_code(StatusCode(status));
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}

/// The file at `path` below `folder`, unless the path leads out of it.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_string() };
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let plain = parts.iter().all(|part| !part.starts_with('.') && !part.contains(['\\', ':', '%']));
    let file = parts.iter().fold(folder.to_path_buf(), |file, part| file.join(part));
    (plain && file.is_file()).then_some(file)
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "md" => "text/markdown; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "vtt" => "text/vtt; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leads_out_of_the_folder() {
        for path in ["/../Cargo.toml", "/..%2fCargo.toml", "/src/../../x", "/.git/config", "//etc/passwd"] {
            assert_eq!(inside(Path::new(env!("CARGO_MANIFEST_DIR")), path), None, "{path}");
        }
        assert!(inside(Path::new(env!("CARGO_MANIFEST_DIR")), "/src/main.rs").is_some());
    }

    #[test]
    fn a_file_name_becomes_one_part_of_an_address() {
        assert_eq!(url_name(Path::new("/a/two words & more.md")), "two%20words%20%26%20more.md");
    }
}
