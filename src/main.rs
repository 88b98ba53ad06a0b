//! The `standfirst` command: render, check and convert articles.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod command {
    mod check;
    mod encoding;
    mod excerpt;
    mod sarif;
    mod settings;

    use clap::{Parser, Subcommand};
    use standfirst::finding::Severity;
    use standfirst::import::{Format, Item, Limits, Options, Source};
    use standfirst::messages::Messages;
    use standfirst::url::{Url, Use};
    use standfirst::{Reading, read, render};
    use std::io::{Read, Write};
    use std::path::PathBuf;
    use std::process::ExitCode;

    /// The reader page's style, so that a rendered page stands by itself.
    const STYLE: &str = include_str!("../www/standfirst.css");

    /// Renders articles from any feed as accessible HTML.
    #[derive(Parser)]
    #[command(version)]
    struct Arguments {
        #[command(subcommand)]
        command: Command,
    }

    #[derive(Subcommand)]
    enum Command {
        /// Write a complete accessible HTML page, or a fragment
        Render {
            #[command(flatten)]
            input: Input,
            /// Write the article without a page around it
            #[arg(long)]
            fragment: bool,
            /// The level of the article's title
            #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=6))]
            heading_level: u8,
            #[command(flatten)]
            page: PageArguments,
            /// Write to a file instead of standard output
            #[arg(short, value_name = "OUT")]
            output: Option<PathBuf>,
            /// The article, or - for standard input
            #[arg(default_value = "-")]
            file: PathBuf,
        },
        /// Print the oEmbed answer for an article
        Oembed {
            #[command(flatten)]
            input: Input,
            /// The address of embed.html, with the article's own after `?src=`
            #[arg(long, value_name = "URL")]
            frame: String,
            /// The frame's width in CSS pixels
            #[arg(long, value_name = "PIXELS", default_value_t = 640)]
            width: u32,
            /// The frame's height in CSS pixels, until the article says how high it is
            #[arg(long, value_name = "PIXELS", default_value_t = 480)]
            height: u32,
            /// For how many seconds the answer may be kept
            #[arg(long, value_name = "SECONDS")]
            cache_age: Option<u32>,
            /// The article, or - for standard input
            #[arg(default_value = "-")]
            file: PathBuf,
        },
        /// Print what was left out or mended, and what a person still has to do
        Check(check::Arguments),
        /// Print the article as Standfirst's own JSON
        Convert {
            #[command(flatten)]
            input: Input,
            /// The article, or - for standard input
            #[arg(default_value = "-")]
            file: PathBuf,
        },
        /// List the formats that can be read
        Formats,
    }

    /// What stands around a rendered article.
    #[derive(clap::Args)]
    struct PageArguments {
        /// Put the article inside <standfirst-article>, which takes it over as it stands
        #[arg(long)]
        element: bool,
        /// The same, in a declarative shadow root
        #[arg(long)]
        isolated: bool,
        /// Where the article's source is, for the element's updates
        #[arg(long, value_name = "URL")]
        src: Option<String>,
        /// How often, in seconds, the element looks for updates
        #[arg(long, value_name = "SECONDS")]
        refresh: Option<u32>,
        /// The address of standfirst.js
        #[arg(long, value_name = "URL")]
        script: Option<String>,
        /// The address of standfirst.css, instead of the style itself
        #[arg(long, value_name = "URL")]
        stylesheet: Option<String>,
        /// The page's own address, where it is not the one that the article names
        #[arg(long, value_name = "URL")]
        canonical: Option<String>,
        /// The address of the oEmbed answer
        #[arg(long, value_name = "URL")]
        oembed: Option<String>,
        /// What every id starts with, where several articles stand on one page
        #[arg(long, value_name = "PREFIX", default_value = "sf-")]
        id_prefix: String,
        /// Put a list of the article's headings before the story
        #[arg(long)]
        contents: bool,
    }

    impl PageArguments {
        fn page(self) -> render::Page {
            let Self { element, isolated, src, refresh, script, stylesheet, canonical, oembed, .. } = self;
            let host = (element || isolated).then_some(render::Host { src, isolated, refresh });
            render::Page { canonical, oembed, script, host, stylesheet, style: STYLE.to_string() }
        }
    }

    #[derive(clap::Args)]
    struct Input {
        /// The format, where it is not to be detected
        #[arg(long, value_name = "FORMAT")]
        from: Option<String>,
        /// In a feed: the item to read, by its number from 1 or its id
        #[arg(long, value_name = "ITEM")]
        item: Option<String>,
        /// The source's own address: its relative addresses are seen from there
        #[arg(long, value_name = "URL", value_parser = base)]
        base: Option<Url>,
        /// Raise or lower a limit: bytes, depth, blocks, inlines, cells or url
        #[arg(long, value_name = "NAME=N", value_parser = limit)]
        limit: Vec<(String, usize)>,
    }

    fn base(text: &str) -> Result<Url, String> {
        let base = Url::parse(text, Use::Link).ok().filter(Url::may_be_base);
        base.ok_or_else(|| "it is an address of http or https, such as https://example.org/news/".to_string())
    }

    fn limit(text: &str) -> Result<(String, usize), String> {
        let parts = text.split_once('=').and_then(|(name, number)| Some((name.to_string(), number.parse().ok()?)));
        parts.ok_or_else(|| "write it as blocks=200000".to_string())
    }

    impl Input {
        fn options(&self) -> Result<Options, String> {
            let format = match self.from.as_deref() {
                Some(name) => Some(Format::named(name).ok_or_else(|| {
                    let names: Vec<_> = Format::all().map(Format::name).collect();
                    format!("there is no format `{name}`: it is one of {}", names.join(", "))
                })?),
                None => None,
            };
            let mut limits = Limits::default();
            for (name, number) in &self.limit {
                let known = limits.named(name);
                *known.ok_or_else(|| {
                    format!("there is no limit `{name}`: it is one of {}", Limits::NAMES.join(", "))
                })? = *number;
            }
            Ok(Options { format, item: self.item.as_deref().map(Item::parse), base: self.base.clone(), limits })
        }
    }

    /// Exit status: 0 fine, 1 findings of severity error, 2 unusable input or usage.
    pub(super) fn main() -> ExitCode {
        match run(Arguments::parse().command) {
            Ok(Severity::Error) => ExitCode::from(1),
            Ok(_) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("standfirst: {message}");
                ExitCode::from(2)
            }
        }
    }

    /// Does what was asked; answers with an error where a check fails.
    fn run(command: Command) -> Result<Severity, String> {
        match command {
            Command::Render { input, fragment, heading_level, page, output, file } => {
                let (id_prefix, contents) = (page.id_prefix.clone(), page.contents);
                let page = page.page();
                let html = with_article(&file, &input, |Reading { article, .. }, _| {
                    let messages = Messages::serving(article.language.as_ref());
                    let options =
                        render::Options { heading_level, id_prefix, contents, messages, ..render::Options::default() };
                    match (fragment, &page.host) {
                        (true, Some(host)) => render::hosted(article, &options, host, &page),
                        (true, None) => render::html(article, &options),
                        (false, _) => render::page(article, &options, &page),
                    }
                })?;
                match output {
                    Some(path) => std::fs::write(&path, html)
                        .map_err(|error| format!("`{}` can't be written: {error}", path.display()))?,
                    None => print(&html)?,
                }
                Ok(Severity::Advice)
            }
            Command::Oembed { input, frame, width, height, cache_age, file } => {
                let embedding = render::Embedding { frame, width, height, cache_age };
                let answer = with_article(&file, &input, |Reading { article, .. }, _| {
                    let messages = Messages::serving(article.language.as_ref());
                    render::oembed(article, &render::Options { messages, ..render::Options::default() }, &embedding)
                })?;
                print(&format!("{answer:#}\n"))?;
                Ok(Severity::Advice)
            }
            Command::Check(arguments) => check::run(arguments),
            Command::Convert { input, file } => {
                let text = with_article(&file, &input, |reading, _| serde_json::to_string_pretty(&reading.article))?;
                print(&(text.map_err(|error| format!("the article can't be written as JSON: {error}"))? + "\n"))?;
                Ok(Severity::Advice)
            }
            Command::Formats => {
                for format in Format::all() {
                    print(&format!("{:<14}{}\n", format.name(), format.title()))?;
                }
                Ok(Severity::Advice)
            }
        }
    }

    fn print(text: &str) -> Result<(), String> {
        match std::io::stdout().write_all(text.as_bytes()) {
            // A reader who has seen enough, such as `head`, is no error.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(format!("standard output can't be written: {error}"))
            }
            _ => Ok(()),
        }
    }

    fn with_article<T>(
        file: &PathBuf,
        input: &Input,
        work: impl FnOnce(&Reading, &Source<'_>) -> T,
    ) -> Result<T, String> {
        let name = file.display();
        let mut bytes = Vec::new();
        let read_all = match file.as_os_str() == "-" {
            true => std::io::stdin().read_to_end(&mut bytes).map(drop),
            false => std::fs::read(file).map(|content| bytes = content),
        };
        read_all.map_err(|error| format!("`{name}` can't be read: {error}"))?;
        let options = input.options()?;
        let text = encoding::text(&bytes, &options.limits).map_err(|error| format!("`{name}`: {error}"))?;
        let source = Source::of_text_within(&text, &options.limits);
        let source = source.map_err(|error| format!("`{name}`: {error}"))?;
        let reading = read(&source, &options).map_err(|error| format!("`{name}`: {error}"))?;
        Ok(work(&reading, &source))
    }
}
