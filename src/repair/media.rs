//! Films without captions and recordings without a transcript.

use crate::article::{Article, Block, BlockKind, TrackKind};
use crate::finding::{Finding, Rule};

/// Reports what only a person can write. Films that play elsewhere are for that page to caption.
pub(super) fn report(article: &mut Article, findings: &mut Vec<Finding>) {
    article.each_block(&mut |block: &Block| match &block.kind {
        BlockKind::Video(video) => {
            let captioned = video.tracks.iter().any(|track| track.kind == TrackKind::Captions);
            // A film that loops without sound has nothing to caption.
            if !captioned && !video.sources.is_empty() && !video.loop_ {
                let subtitled = video.tracks.iter().any(|track| track.kind == TrackKind::Subtitles);
                let message = match subtitled {
                    true => "the film has subtitles but no captions, which say what is heard beside speech",
                    false => "the film has no captions",
                };
                findings.push(Finding::new(Rule::VideoCaptionsMissing, block.origin, message));
            }
        }
        BlockKind::Audio(audio) if audio.transcript.is_empty() && !audio.sources.is_empty() => {
            let message = "the recording has no transcript";
            findings.push(Finding::new(Rule::AudioTranscriptMissing, block.origin, message));
        }
        _ => {}
    });
}
