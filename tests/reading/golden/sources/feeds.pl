# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the feeds among the golden files: RSS 1 and 2 by XML::RSS, Atom by
# XML::Atom, a JSON feed by Perl's own JSON::PP.
use strict;
use warnings;
use utf8;
use JSON::PP;
use XML::Atom::Entry;
use XML::Atom::Feed;
use XML::Atom::Link;
use XML::Atom::Person;
use XML::RSS;

my $out = shift;
my @items = (
  { title => 'Brack closes its bridge for good', link => 'https://example.org/news/bridge/', author => 'Ada Holm',
    date => '2019-05-03T18:05:00+01:00', mail_date => 'Fri, 03 May 2019 18:05:00 +0100', summary => 'The council gives up.',
    content => '<p>The old bridge over the Brack will not open again, the council said on Friday. “There is no way that we'
             . ' can pay for,” Mayor <b>Ines Falk</b> told a full hall.</p><h2>A bad day</h2><p>Shopkeepers disagree. “Nobody'
             . ' asked us,” said Tom Reyes, who sells bicycles.</p><ul><li>a ferry by the summer</li><li>lower rents</li></ul>' },
  { title => 'Council looks for a ferry & a crew', link => 'https://example.org/news/ferry/', author => 'Jürgen Weiß',
    date => '2019-05-05T07:00:00+01:00', mail_date => 'Sun, 05 May 2019 07:00:00 +0100',
    summary => '“We sailed in worse,” said Marit Solheim of the cooperative.' },
);

sub save
{
  my ($name, $text) = @_;
  open my $file, '>', "$out/$name" or die $!;
  utf8::encode ($text) if utf8::is_utf8 ($text);
  print $file $text;
  close $file;
}

for my $version ('1.0', '2.0')
{
  my $rss = XML::RSS->new (version => $version, encoding => 'UTF-8');
  $rss->add_module (prefix => 'content', uri => 'http://purl.org/rss/1.0/modules/content/');
  $rss->channel (title => 'The Brack Mail', link => 'https://example.org/', description => 'News of the town',
                 ($version eq '2.0' ? (language => 'en-GB') : ()), dc => { language => 'en-GB' });
  for my $item (@items)
  {
    $rss->add_item (title => $item->{title}, link => $item->{link}, description => $item->{summary},
                    ($version eq '2.0' ? (author => "desk\@example.org ($item->{author})", pubDate => $item->{mail_date})
                     : (dc => { creator => $item->{author}, date => $item->{date} })),
                    ($item->{content} ? (content => { encoded => $item->{content} }) : ()));
  }
  save ($version eq '1.0' ? 'perl-feed.rdf' : 'perl-feed.rss', $rss->as_string);
}

$XML::Atom::DefaultVersion = '1.0';
$XML::Atom::ForceUnicode = 1;
my $feed = XML::Atom::Feed->new;
$feed->id ('https://example.org/feed');
$feed->title ('The Brack Mail');
$feed->updated ('2019-05-05T08:00:00+01:00');
for my $item (@items)
{
  my $entry = XML::Atom::Entry->new;
  my $person = XML::Atom::Person->new;
  my $link = XML::Atom::Link->new;
  $person->name ($item->{author});
  $link->rel ('alternate');
  $link->type ('text/html');
  $link->href ($item->{link});
  $entry->id ($item->{link});
  $entry->title ($item->{title});
  $entry->author ($person);
  $entry->add_link ($link);
  $entry->published ($item->{date});
  $entry->updated ($item->{date});
  $entry->summary ($item->{summary});
  $entry->content ($item->{content}) if $item->{content};
  $feed->add_entry ($entry);
}
save ('perl-feed.atom', $feed->as_xml);

save ('perl-feed.json', JSON::PP->new->pretty->canonical->encode ({
  version => 'https://jsonfeed.org/version/1.1', title => 'The Brack Mail', home_page_url => 'https://example.org/',
  language => 'en-GB',
  items => [ map { { id => $_->{link}, url => $_->{link}, title => $_->{title}, authors => [ { name => $_->{author} } ],
                     date_published => $_->{date}, summary => $_->{summary},
                     ($_->{content} ? (content_html => $_->{content}) : (content_text => $_->{summary})) } } @items ],
}));
