//! What is known about particular languages, scripts and regions: facts of the
//! IANA language subtag registry and of CLDR 48 (`likelySubtags`, `aliases`, `scriptMetadata`).

use crate::script::Script;

/// The tag that took the place of one registered whole before RFC 4646 (RFC
/// 5646, section 2.2.8). `None` where none did, or `tag` is not such a one;
/// those end in [`is_dead`].
pub(super) fn grandfathered(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "art-lojban" => "jbo",
        "en-gb-oed" => "en-GB-oxendict",
        "i-ami" => "ami",
        "i-bnn" => "bnn",
        "i-hak" | "zh-hakka" => "hak",
        "i-klingon" => "tlh",
        "i-lux" => "lb",
        "i-navajo" => "nv",
        "i-pwn" => "pwn",
        "i-tao" => "tao",
        "i-tay" => "tay",
        "i-tsu" => "tsu",
        "no-bok" => "nb",
        "no-nyn" => "nn",
        "sgn-be-fr" => "sfb",
        "sgn-be-nl" => "vgt",
        "sgn-ch-de" => "sgg",
        "zh-guoyu" => "cmn",
        "zh-min-nan" => "nan",
        "zh-xiang" => "hsn",
        _ => return None,
    })
}

/// Whether the tag was registered whole and nothing took its place.
pub(super) fn is_dead(tag: &str) -> bool {
    matches!(tag, "cel-gaulish" | "zh-min")
}

/// The code that stands for a language today. Feeds have codes of three letters
/// (ISO 639-2, both kinds) where BCP 47 has two, and those withdrawn long ago.
pub(super) fn language(code: &str) -> &str {
    match code {
        "in" => "id",
        "iw" => "he",
        "ji" => "yi",
        "jw" => "jv",
        "mo" => "ro",
        _ => {
            let long = LONG_CODES.split(' ').find_map(|pair| pair.strip_prefix(code).filter(|_| code.len() == 3));
            long.unwrap_or(code)
        }
    }
}

/// The code that stands for a region today.
pub(super) fn region(code: &str) -> &str {
    match code {
        "BU" => "MM",
        "DD" => "DE",
        "FX" => "FR",
        "TP" => "TL",
        "UK" => "GB",
        "YD" => "YE",
        "ZR" => "CD",
        _ => code,
    }
}

/// Whether a language may carry an extended language subtag, which then names
/// the language alone (RFC 5646, section 4.5): `zh-yue` is `yue`.
pub(super) fn has_extended(language: &str) -> bool {
    matches!(language, "ar" | "kok" | "lv" | "ms" | "sgn" | "sw" | "uz" | "zh")
}

/// The script a language is mostly written in, in a region that differs from the others.
pub(super) fn regional_script(language: &str, region: &str) -> Option<Script> {
    Some(match (language, region) {
        ("az", "IQ" | "IR")
        | ("ha", "CM" | "SD")
        | ("kk", "AF" | "CN" | "IR" | "MN")
        | ("ku", "IQ" | "IR" | "LB")
        | ("ky", "CN")
        | ("ms", "CC")
        | ("pa", "PK")
        | ("tg", "PK")
        | ("uz", "AF") => Script::Arabic,
        ("az", "RU") | ("ku", "AM" | "AZ" | "GE" | "TM") | ("ug", "KZ" | "MN") | ("uz", "CN") => Script::Cyrillic,
        ("ky", "TR") | ("mey", "SN") | ("sr", "ME" | "RO" | "TR") => Script::Latin,
        ("mn", "CN") => Script::Mongolian,
        ("sd", "IN") => Script::Devanagari,
        _ => return None,
    })
}

/// The script a language is mostly written in. Latin where nothing else is known.
pub(super) fn script(language: &str) -> Script {
    let mut rows = SCRIPTS.iter();
    rows.find(|(_, languages)| languages.split(' ').any(|known| known == language)).map_or(Script::Latin, |row| row.0)
}

/// Whether a language of antiquity was written from right to left, in a script that [`Script`] lacks.
pub(super) fn is_ancient_right_to_left(language: &str) -> bool {
    ANCIENT_LANGUAGES.split(' ').any(|known| known == language)
}

/// Whether a script that [`Script`] lacks runs from right to left, by its ISO 15924 code.
pub(super) fn is_rare_right_to_left(script: &str) -> bool {
    RARE_SCRIPTS.split(' ').any(|known| known == script)
}

const ANCIENT_LANGUAGES: &str = "ae arc ecy obm otk oui pal pgd phn sog xco xld xly xmn xmr xna xpr xsa xsd";

const RARE_SCRIPTS: &str = "Armi Avst Chrs Cprt Elym Gara Hatr Hung Khar Lydi Mani Mend Merc Mero Narb Nbat Orkh Ougr \
    Palm Phli Phlp Phnx Prti Sarb Sidt Sogd Sogo Yezi";

/// For every script that runs from right to left all languages that CLDR knows
/// to be written in it (and the codes that it maps to such languages), and for
/// the others those that CLDR has words in.
#[rustfmt::skip]
static SCRIPTS: &[(Script, &str)] = &[
    (
        Script::Arabic,
        "aao abh abv acm acq acw acx adf aeb aec aee aeq afb aib aiq ajp ajt apc apd ar arb arq ars ary arz ask \
         atn auj auz avd avl ayh ayl ayn ayp azb bal bcc bdz bej bft bgn bgp bhe bhm bjm bqi brh brk bsh bsk chg \
         cja ckb clh dcc def deh dgl dmk dml drw esh fa fay faz fia fub gbz ggg gha ghr gig gjk gju glh glk grr \
         gwc gwf gwt gzi hac haz hkh hnd hno hoh hrz hss isk jad jat jbn jdg jnd jog kbu kby kcy kfm khw klj kmz \
         ks ktl kvx kxp kzh lah lki lrc lrk lrl lsa lss luv luz mby mde mey mfa mfi mhj mki mnj mve mvy mzb mzn \
         nli nlm ntz nyq odk oru ota pbt pbu pes phl phr phv plk pmu pnb prc prd prs prx ps psh psi pst qxq rdb \
         rmt sbn scl sd sdb sdf sdg sdh sds sgl sgr sgy shd shm shu shv siy siz skr smy sqo sqt srh srz ssh sts \
         swb tjo tks tnf tov tra trm trw ug ur ush uzs vaf vgr vmh wbk wlo wne wni wsv xhe xka xkc xkj xkp xvi \
         ydg zba zdj zum",
    ),
    (Script::Hebrew, "aij aju czk hbo he huy itk jbe jpa jpr jrb jye lad lsd trg ydd yhd yi yih yud zrp"),
    (Script::Syriac, "aii amw bhn bjf cld hrt kqd lhs oar syc syn syr tmr"),
    (Script::Thaana, "dv"),
    (Script::Nko, "nqo"),
    (Script::Rohingya, "rhg"),
    (Script::Samaritan, "sam smp"),
    (Script::Mandaic, "mid myz"),
    (Script::Greek, "el"),
    (
        Script::Cyrillic,
        "ab av ba be bg bua bxr ce cu cv kaa khk kk kpv kv ky mdf mhr mk mn myv os ru sah sr tg tt tyv uk",
    ),
    (Script::Armenian, "hy"),
    (Script::Georgian, "ka sva xmf"),
    (Script::Devanagari, "bgc bho brx doi gom hi kok mai mr ne npi raj sa suz xnr"),
    (Script::Bengali, "as bn mni"),
    (Script::Gurmukhi, "pa"),
    (Script::Gujarati, "gu"),
    (Script::Oriya, "or ory"),
    (Script::Tamil, "ta"),
    (Script::Telugu, "te"),
    (Script::Kannada, "kn"),
    (Script::Malayalam, "ml"),
    (Script::Sinhala, "si"),
    (Script::OlChiki, "sat"),
    (Script::Thai, "th"),
    (Script::Lao, "lo"),
    (Script::Khmer, "km"),
    (Script::Myanmar, "ksw mnw my shn"),
    (Script::Tibetan, "bo dz"),
    (Script::Ethiopic, "am byn gez ti tig wal"),
    (Script::Tifinagh, "shi zgh"),
    (Script::Vai, "vai"),
    (Script::Coptic, "cop"),
    (Script::Cherokee, "chr"),
    (Script::CanadianSyllabics, "cr csw cwd ike iu oj ojg"),
    (Script::Han, "cdo cjy cmn cpx czh czo gan hak hsn lzh mnp nan wuu yue zh"),
    (Script::Kana, "ja"),
    (Script::Hangul, "ko"),
    (Script::Yi, "ii"),
];

/// ISO 639-2 codes, each followed by the ISO 639-1 code that BCP 47 prefers.
const LONG_CODES: &str = "aaraa abkab afraf akaak albsq amham araar argan armhy asmas avaav aveae aymay azeaz bakba bambm \
    baqeu belbe benbn bisbi bodbo bosbs brebr bulbg burmy catca cescs chach chece chizh chucu chvcv \
    corkw cosco crecr cymcy czecs danda deude divdv dutnl dzodz ellel engen epoeo estet euseu eweee \
    faofo fasfa fijfj finfi frafr frefr fryfy fulff geoka gerde glagd glega glggl glvgv greel grngn \
    gujgu hatht hauha hebhe herhz hinhi hmoho hrvhr hunhu hyehy iboig iceis idoio iiiii ikuiu ileie \
    inaia indid ipkik islis itait javjv jpnja kalkl kankn kasks katka kaukr kazkk khmkm kikki kinrw \
    kirky komkv konkg korko kuakj kurku laolo latla lavlv limli linln litlt ltzlb lublu luglg macmk \
    mahmh malml maomi marmr mayms mkdmk mlgmg mltmt molro monmn mrimi msams myamy nauna navnv nblnr \
    ndend ndong nepne nldnl nnonn nobnb norno nyany ocioc ojioj orior ormom ossos panpa perfa plipi \
    polpl porpt pusps quequ rohrm ronro rumro runrn rusru sagsg sansa sinsi slksk slosk slvsl smese \
    smosm snasn sndsd somso sotst spaes sqisq srdsc srpsr sswss sunsu swasw swesv tahty tamta tattt \
    telte tgktg thath tibbo tirti tonto tsntn tsots tuktk turtr twiak uigug ukruk urdur uzbuz venve \
    vievi volvo welcy wlnwa wolwo xhoxh yidyi yoryo zhaza zhozh zulzu";

/// Every language of the table.
#[cfg(test)]
pub(super) fn languages() -> impl Iterator<Item = &'static str> {
    SCRIPTS.iter().flat_map(|(_, languages)| languages.split(' '))
}
